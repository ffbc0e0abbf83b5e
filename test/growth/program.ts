// SPDX-License-Identifier: BSD-2-Clause
import { conditions, configurations } from './configurations.js';
import { startCounting, stepsOf } from './count-steps.js';
import { documents } from './documents.js';
import { headers } from './headers.js';
import { tokens } from './tokens.js';
import type { Works } from './works.js';

// Run by growth.test.ts as a process of its own. It prints the steps of each work, in three sizes; or, if it is asked to
// `finish`, does some with input so long that whatever is not linear would not end.

function countSteps(works: Works): Record<string, number[]> {
  startCounting();
  const steps = Object.entries(works).map(([name, prepare]) => {
    // What is made once, when it is needed first, is no part of the growth.
    prepare(10)();
    return [name, [1500, 3000, 6000].map((n) => stepsOf(prepare(n)))] as const;
  });
  return Object.fromEntries(steps);
}

function finish(works: Works): string[] {
  for (const prepare of Object.values(works)) prepare(500_000)();
  return Object.keys(works);
}

const isToFinish = process.argv[2] === 'finish';
console.log(
  JSON.stringify(
    isToFinish
      ? finish({ ...configurations, ...tokens })
      : countSteps({ ...headers, ...documents, ...conditions, ...configurations, ...tokens }),
  ),
);
