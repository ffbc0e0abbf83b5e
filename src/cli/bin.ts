// SPDX-License-Identifier: BSD-2-Clause
import { exitCodes } from './exit-codes.js';
import { main } from './main.js';
import type { Launched } from './stamp.js';

/** Runs the command line of a process. Tests call main() instead. */
export async function run(args: readonly string[], launched?: Launched): Promise<void> {
  // A thread is started without words. Node's module of threads takes longer to load than a short answer to give.
  if (args.length === 0 && (await import('./matrix-threads.js')).runIfThread()) return;
  // A reader that has seen enough (`| head`) closes the pipe, which is no error; a full disk is.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`error: cannot write to standard output: ${error.code ?? error.message}\n`);
    process.exitCode = exitCodes.invalidInput;
  });
  // Where even messages cannot be written, there is nobody to tell.
  process.stderr.on('error', () => undefined);
  process.exitCode = await main(args, launched);
}
