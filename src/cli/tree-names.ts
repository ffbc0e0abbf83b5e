// SPDX-License-Identifier: BSD-2-Clause
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileSizeLimit, listDirectory, readInputFile } from '../sources/disk.js';
import { type CMakeNames, readCMakeNames } from '../syntax/kernel-config/cmake-names.js';
import { createSourceFile, type SourceFile } from '../text/source-file.js';

const depthLimit = 8;

/** What the build of a source tree calls the options: from all of its CMake files. */
export function readTreeNames(tree: string): CMakeNames {
  const files: SourceFile[] = [];
  const visit = (directory: string, depth: number): void => {
    if (depth > depthLimit) return;
    for (const entry of listDirectory(directory)) {
      const path = join(directory, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.')) visit(path, depth + 1);
      else if (entry.isFile() && isCMake(entry.name) && statSync(path).size <= fileSizeLimit)
        files.push(createSourceFile(path.replaceAll('\\', '/'), readInputFile(path)));
    }
  };
  visit(tree, 0);
  return readCMakeNames(files);
}

function isCMake(name: string): boolean {
  return /\.cmake$|^CMakeLists\.txt$/.test(name);
}
