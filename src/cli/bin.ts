// SPDX-License-Identifier: BSD-2-Clause
import { main } from './main.js';
import type { Launched } from './stamp.js';

/** Runs the command line of a process. Tests call main() instead. */
export async function run(args: readonly string[], launched?: Launched): Promise<void> {
  // A thread is started without words. Node's module of threads takes longer to load than a short answer to give.
  if (args.length === 0 && (await import('./matrix-threads.js')).runIfThread()) return;
  process.exitCode = await main(args, launched);
}
