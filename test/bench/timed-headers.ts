// SPDX-License-Identifier: BSD-2-Clause
import { readHeaders as read } from '../../src/resolve/header/read.js';
import { SpecSources } from '../../src/sources/spec-sources.js';

/** Stands for the module of that name in the bench's bundle: what the pipeline calls is timed, and nothing else is. */
export const readHeaders: typeof read = (options) => timed(() => read(options));

/** Finding the headers is a part of reading them. */
export class TimedSources extends SpecSources {
  override headers(): ReturnType<SpecSources['headers']> {
    return timed(() => super.headers());
  }
}

let spent = 0;

/** Milliseconds since it was last asked. */
export function takeHeaderTime(): number {
  const result = spent;
  spent = 0;
  return result;
}

function timed<T>(work: () => T): T {
  const started = performance.now();
  try {
    return work();
  } finally {
    spent += performance.now() - started;
  }
}
