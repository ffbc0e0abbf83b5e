// SPDX-License-Identifier: BSD-2-Clause
import { type Command, CommanderError } from 'commander';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { digest } from '../emit/digest.js';
import { writeIfChanged } from '../output/write-files.js';
import { toolVersion } from '../version.js';
import { integrationDirectory, readIntegration } from './package-files.js';

/** `--cmakedir`: where CMake finds the package, for `Sel4Bindgen_DIR`. */
export function addCMakeDirectory(program: Command): Command {
  return program
    .option('--cmakedir', 'print the directory of Sel4BindgenConfig.cmake')
    .on('option:cmakedir', () => {
      process.stdout.write(`${cmakeDirectory()}\n`);
      // As commander itself ends after --version.
      throw new CommanderError(0, 'sel4-bindgen.cmakedir', '');
    });
}

function cmakeDirectory(): string {
  const directory = integrationDirectory('cmake-package');
  if (existsSync(directory)) return directory;
  const caches = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return writeToCache(readIntegration('cmake-package'), join(caches, 'sel4-bindgen'));
}

/** Puts files that exist only within the program where others can read them; other files get another directory. */
export function writeToCache(files: ReadonlyMap<string, string>, cache: string): string {
  const name = `cmake-${toolVersion}-${digest([...files])
    .replace('sha256:', '')
    .slice(0, 16)}`;
  for (const [path, text] of files) writeIfChanged(join(cache, name, path), text);
  return join(cache, name);
}
