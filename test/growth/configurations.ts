// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../../src/diagnostics/diagnostic.js';
import { readCMakeCalls } from '../../src/syntax/kernel-config/cmake-calls.js';
import { readCMakeNames } from '../../src/syntax/kernel-config/cmake-names.js';
import { readConfig } from '../../src/syntax/kernel-config/read-config.js';
import { createSourceFile } from '../../src/text/source-file.js';
import type { Works } from './works.js';

const pieces = ['"', '\n', '#\r\n', '/*', '{"', '\\"', 'A', '\t ', '#[', '(', '"\\'];

/** One thing again and again, as a configuration in each format. */
export const configurations: Works = {
  ...Object.fromEntries(
    pieces.map((piece) => [
      `a configuration of ${JSON.stringify(piece)}`,
      (n: number) => {
        const text = piece.repeat(n);
        return () => {
          for (const path of ['x.json', 'x.h', 'CMakeCache.txt', 'x.conf', 'x'])
            readConfig(createSourceFile(path, text), new Map(), new Report());
          readCMakeNames([createSourceFile('config.cmake', `f(${text}`)]);
        };
      },
    ]),
  ),
  'one long word of CMake': (n) => readCommands('a'.repeat(n)),
  'brackets of CMake': (n) => readCommands('f([[ '.repeat(n)),
};

/** Each call keeps the conditions around it: a million of them would need too much memory. */
export const conditions: Works = {
  'conditions of CMake': (n) => readCommands('if(A)\n'.repeat(n)),
};

function readCommands(text: string): () => unknown {
  const file = createSourceFile('config.cmake', text);
  return () => readCMakeCalls(file);
}
