#!/usr/bin/env node
// SPDX-License-Identifier: BSD-2-Clause
import { exitCodes } from './exit-codes.js';
import { main } from './main.js';

// A reader that has seen enough (`| head`) closes the pipe, which is no error; a full disk is.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`error: cannot write to standard output: ${error.code ?? error.message}\n`);
  process.exitCode = exitCodes.invalidInput;
});
// Where even messages cannot be written, there is nobody to tell.
process.stderr.on('error', () => undefined);

// The only file with an effect when it is loaded, so that tests can call main() themselves.
process.exitCode = main(process.argv.slice(2));
