#!/usr/bin/env node
// SPDX-License-Identifier: BSD-2-Clause
import { main } from './main.js';

// A reader that has seen enough (`| head`) closes the pipe, which is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// The only file with an effect when it is loaded, so that tests can call main() themselves.
process.exitCode = main(process.argv.slice(2));
