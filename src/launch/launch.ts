#!/usr/bin/env node
// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { memoryDirectory } from '../stamp/cache-directory.js';
import { commandOf, stampPath, toolState } from '../stamp/state.js';
import { describeVersion } from '../version.js';
import { Archive } from './archive.js';
import { CodeCache } from './code-cache.js';
import { watchOutput } from './output-errors.js';
import { Program } from './program.js';
import { tuneCompiler } from './tune.js';
import { sayUpToDate } from './up-to-date.js';

/** The digest of all that is in the archive; the build puts it here. */
declare const PROGRAM_DIGEST: string;

/** As in package.json. What is here is compiled for older ones too, so that they can say this. */
const oldestNode = 20;

/** Where dist/sel4-bindgen.mjs begins: what can be answered without the program is, as loading that takes longest. */
async function launch(args: readonly string[]): Promise<void> {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    process.stderr.write(
      `sel4-bindgen needs Node.js ${oldestNode} or later, and this is ${process.versions.node}: install another one (https://nodejs.org)\n`,
    );
    process.exitCode = 2;
    return;
  }
  if (args.length === 1 && args[0] === '--version') {
    watchOutput();
    process.stdout.write(`${describeVersion(PROGRAM_DIGEST)}\n`);
    return;
  }
  const file = fileURLToPath(import.meta.url);
  const tool = toolState(file, PROGRAM_DIGEST);
  const path = stampPath(args, process.env);
  const said = path === undefined ? undefined : sayUpToDate(path, tool);
  if (said !== undefined) {
    // Where even this cannot be written, there is nobody to tell.
    process.stderr.on('error', () => undefined);
    process.stderr.write(said);
    return;
  }
  const v8 = createRequire(import.meta.url)('node:v8') as typeof import('node:v8');
  tuneCompiler(v8);
  const directory = memoryDirectory(process.env);
  const cache =
    directory === undefined
      ? undefined
      : new CodeCache(directory, tool, v8.cachedDataVersionTag(), commandOf(args));
  const program = new Program(new Archive(readFileSync(file)), import.meta.url, cache);
  const { run } = program.require('./program.js') as typeof import('../program.js');
  const stamp = path === undefined ? undefined : { path, tool };
  watchOutput();
  await run(args, { file, build: PROGRAM_DIGEST, stamp });
  // A wrong command line is soon over; and a thread of a matrix, which has no exit code, leaves this to its process.
  if ([0, 1, 4].includes(Number(process.exitCode ?? -1))) program.keepCode();
}

void launch(process.argv.slice(2));
