// SPDX-License-Identifier: BSD-2-Clause
import { appendFileSync } from 'node:fs';
import { inject } from 'vitest';
import { createRunner } from '../../tool-runs/runner.js';

const { tally, ...kept } = inject('toolRuns');

/** The result of a tool; global-setup.ts says at the end how many were run. */
export const runTool = createRunner({
  ...kept,
  record: (source) => appendFileSync(tally, `${source}\n`),
  inTurn,
});

/** More at once would only make each one slower. */
const jobs = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= jobs) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
