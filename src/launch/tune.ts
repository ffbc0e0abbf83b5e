// SPDX-License-Identifier: BSD-2-Clause

/**
 * Most of a run is code that runs a few times. Node 20 would spend more time on making it fast than it then saves: a
 * third of all that a generation takes, and the other core is there for the threads of a matrix. So it waits some fifteen
 * times as long before it does. Later versions of Node have a compiler in between that costs less; docs/speed.md.
 */
export function tuneCompiler({ setFlagsFromString }: typeof import('node:v8')): void {
  // What has not run for a while would be thrown away, and is then not there to be kept for the next run.
  setFlagsFromString('--no-flush-bytecode');
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=1000000');
}
