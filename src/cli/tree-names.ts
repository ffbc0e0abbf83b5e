// SPDX-License-Identifier: BSD-2-Clause
import { type CMakeNames, readCMakeNames } from '../syntax/kernel-config/cmake-names.js';
import { createSourceFile } from '../text/source-file.js';
import { walkFiles } from './walk-files.js';

/** What the build of a source tree calls the options: from all of its CMake files. */
export function readTreeNames(tree: string): CMakeNames {
  const files = walkFiles(tree, /\.cmake$|^CMakeLists\.txt$/);
  return readCMakeNames(
    Array.from(files, ({ path, text }) => createSourceFile(path.replaceAll('\\', '/'), text)),
  );
}
