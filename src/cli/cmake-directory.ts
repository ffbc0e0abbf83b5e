// SPDX-License-Identifier: BSD-2-Clause
import { type Command, CommanderError } from 'commander';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { digest } from '../emit/digest.js';
import { writeIfChanged } from '../output/write-file.js';
import { toolVersion } from '../version.js';
import { readIntegration } from './package-files.js';
import { printData } from './global/say.js';

/** `--cmakedir`: where CMake finds the package, for `Sel4Bindgen_DIR`. `file` is the program that runs. */
export function addCMakeDirectory(program: Command, file: string | undefined): Command {
  return program
    .option('--cmakedir', 'print the directory of Sel4BindgenConfig.cmake')
    .on('option:cmakedir', () => {
      const given = process.env['XDG_CACHE_HOME'] ?? '';
      // As its specification has it, a relative path counts as none.
      const caches = isAbsolute(given) ? given : join(homedir(), '.cache');
      printData(`${writePackage(readIntegration('cmake-package'), file, join(caches, 'sel4-bindgen'))}\n`);
      // As commander itself ends after --version.
      throw new CommanderError(0, 'sel4-bindgen.cmakedir', '');
    });
}

/**
 * The package on disk, with a note of the program that it belongs to. Other files, or another program, get another
 * directory.
 */
export function writePackage(
  files: ReadonlyMap<string, string>,
  program: string | undefined,
  cache: string,
): string {
  // Brackets: no character of a path means anything to CMake there.
  const note = `set(_sel4_bindgen_own [====[${program ?? ''}]====])\n`;
  const all = [...files, ['Sel4BindgenProgram.cmake', note] as const];
  const name = `cmake-${toolVersion}-${digest(all).replace('sha256:', '').slice(0, 16)}`;
  for (const [path, text] of all) writeIfChanged(join(cache, name, path), text);
  return join(cache, name);
}
