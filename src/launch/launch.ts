#!/usr/bin/env node
// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stampPath, toolState } from '../stamp/state.js';
import { describeVersion } from '../version.js';
import { Archive } from './archive.js';
import { loadProgram } from './program.js';
import { tuneCompiler } from './tune.js';
import { sayUpToDate } from './up-to-date.js';

/** The digest of all that is in the archive; the build puts it here. */
declare const PROGRAM_DIGEST: string;

/** As in package.json. What is here is compiled for older ones too, so that they can say this. */
const oldestNode = 20;

/** Where dist/sel4-bindgen.mjs begins: what can be answered without the program is, as loading that takes longest. */
function launch(args: readonly string[]): void {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    process.stderr.write(
      `sel4-bindgen needs Node.js ${oldestNode} or later, and this is ${process.versions.node}: install another one (https://nodejs.org)\n`,
    );
    process.exitCode = 2;
    return;
  }
  if (args.length === 1 && args[0] === '--version') {
    process.stdout.write(`${describeVersion(PROGRAM_DIGEST)}\n`);
    return;
  }
  const file = fileURLToPath(import.meta.url);
  const path = stampPath(args, process.env);
  const tool = path === undefined ? '' : toolState(file, PROGRAM_DIGEST);
  const said = path === undefined ? undefined : sayUpToDate(path, tool);
  if (said !== undefined) process.stderr.write(said);
  else {
    tuneCompiler(import.meta.url);
    const program = loadProgram(new Archive(readFileSync(file)), import.meta.url);
    const stamp = path === undefined ? undefined : { path, tool };
    program.run(args, { file, build: PROGRAM_DIGEST, stamp });
  }
}

launch(process.argv.slice(2));
