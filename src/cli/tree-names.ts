// SPDX-License-Identifier: BSD-2-Clause
import { type CMakeBuild, readCMakeBuild } from '../syntax/kernel-config/cmake-build.js';
import { type CMakeNames, readCMakeNames } from '../syntax/kernel-config/cmake-names.js';
import { createSourceFile, type SourceFile } from '../text/source-file.js';
import { walkFiles } from './walk-files.js';

/** What the build of a source tree calls the options: from all of its CMake files. */
export function readTreeNames(tree: string): CMakeNames {
  return readCMakeNames(cmakeFiles(tree));
}

/** The same, and what follows from what. */
export function readTreeBuild(tree: string): CMakeBuild {
  return readCMakeBuild(cmakeFiles(tree));
}

function cmakeFiles(tree: string): SourceFile[] {
  const files = walkFiles(tree, /\.cmake$|^CMakeLists\.txt$/);
  return Array.from(files, ({ path, text }) => createSourceFile(path.replaceAll('\\', '/'), text));
}
