// SPDX-License-Identifier: BSD-2-Clause
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileSizeLimit, listDirectory, readInputFile } from '../sources/disk.js';
import { showPart } from './global/progress.js';

const depthLimit = 8;

export interface WalkedFile {
  readonly path: string;
  readonly text: string;
}

/** The files below a directory whose names match, as deep as a source tree goes; not hidden directories or huge files. */
export function* walkFiles(directory: string, name: RegExp, depth = 0): Generator<WalkedFile> {
  if (depth > depthLimit) return;
  for (const entry of listDirectory(directory)) {
    const path = join(directory, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* walkFiles(path, name, depth + 1);
    else if (entry.isFile() && name.test(entry.name) && statSync(path).size <= fileSizeLimit) {
      showPart(path);
      yield { path, text: readInputFile(path) };
    }
  }
}
