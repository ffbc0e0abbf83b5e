// SPDX-License-Identifier: BSD-2-Clause
import { type Command, CommanderError } from 'commander';
import { join } from 'node:path';
import { Report } from '../diagnostics/diagnostic.js';
import { digest } from '../emit/digest.js';
import { LockedError } from '../output/lock.js';
import { writeIfChanged } from '../output/write-file.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import { cacheDirectory } from '../stamp/cache-directory.js';
import { toolVersion } from '../version.js';
import { StopError } from './exit-codes.js';
import { showDiagnostics } from './finish.js';
import { readIntegration } from './package-files.js';
import { printData } from './global/say.js';

/** `--cmakedir`: where CMake finds the package, for `Sel4Bindgen_DIR`. `file` is the program that runs. */
export function addCMakeDirectory(program: Command, file: string | undefined): Command {
  return program
    .option('--cmakedir', 'print the directory of Sel4BindgenConfig.cmake')
    .on('option:cmakedir', () => {
      const cache = cacheDirectory(process.env);
      if (cache === undefined) refuse('~/.cache/sel4-bindgen', 'there is no home directory');
      printData(`${writeOrRefuse(cache, file)}\n`);
      // As commander itself ends after --version.
      throw new CommanderError(0, 'sel4-bindgen.cmakedir', '');
    });
}

function writeOrRefuse(cache: string, program: string | undefined): string {
  try {
    return writePackage(readIntegration('cmake-package'), program, cache);
  } catch (error) {
    if (error instanceof LockedError) return refuse(cache, error.message);
    if (isSystemError(error)) return refuse(cache, describeSystemError(error));
    throw error;
  }
}

/** CMake reads standard output: nothing is printed there. */
function refuse(path: string, problem: string): never {
  const report = new Report();
  report.add('E0808', undefined, { path, problem });
  throw new StopError(showDiagnostics(report));
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
