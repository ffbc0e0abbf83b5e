// SPDX-License-Identifier: BSD-2-Clause
import { createRequire } from 'node:module';

/**
 * Most of a run is code that runs a few times. Node 20 would spend more time on making it fast than it then saves: a
 * third of all that a generation takes, and the other core is there for the threads of a matrix. So it waits some fifteen
 * times as long before it does. Later versions of Node have a compiler in between that costs less; docs/speed.md.
 */
export function tuneCompiler(url: string): void {
  if (!process.versions.v8.startsWith('11.')) return;
  const v8 = createRequire(url)('node:v8') as typeof import('node:v8');
  v8.setFlagsFromString('--interrupt-budget=1000000');
}
