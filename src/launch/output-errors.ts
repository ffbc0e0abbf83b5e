// SPDX-License-Identifier: BSD-2-Clause

/** What the system refuses, as src/cli/exit-codes.ts has it. */
const refused = 3;

/** Before anything is written: a failure to write comes later, and nobody who writes would see it. */
export function watchOutput(): void {
  // A reader that has seen enough (`| head`) closes the pipe, which is no error; a full disk is.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`error: cannot write to standard output: ${error.code ?? error.message}\n`);
    process.exitCode = refused;
  });
}
