// SPDX-License-Identifier: BSD-2-Clause
import { type Profiler, Session } from 'node:inspector';

/*
 * What some work costs, as a number that is the same on every machine: how often each block of the program was
 * entered, which V8 counts for coverage, and what its own methods of lists look at. To be used in a process of its own,
 * whose functions are neither optimised nor forgotten: those would not be counted.
 */

const session = new Session();
let elements = 0;

/** Counts from here on. What was compiled before has no counters, so nothing else may have run. */
export function startCounting(): void {
  session.connect();
  post('Profiler.enable');
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  for (const [name, cost] of Object.entries(costs)) countCalls(Array.prototype, name, cost);
  for (const list of [[], new Map(), new Set()])
    countCalls(Object.getPrototypeOf(list[Symbol.iterator]()) as object, 'next', () => 1);
}

export function stepsOf(work: () => void): number {
  takeCounts();
  elements = 0;
  work();
  const looked = elements;
  return takeCounts() + looked;
}

/** How often blocks of files were entered since the last call. */
function takeCounts(): number {
  const { result } = post('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType;
  const ranges = result
    .filter(({ url }) => url.startsWith('file:'))
    .flatMap(({ functions }) => functions.flatMap((each) => each.ranges));
  return ranges.reduce((sum, range) => sum + range.count, 0);
}

function post(method: string, params?: object): object | undefined {
  let answer: object | undefined;
  session.post(method, params, (error: Error | null, result?: object) => {
    if (error) throw error;
    answer = result;
  });
  return answer;
}

type Cost = (list: readonly unknown[], result: unknown) => number;

const whole: Cost = ({ length }) => length;
const ofResult: Cost = (_list, result) => (result as readonly unknown[]).length;

/** Methods of lists that call nobody back; spreading goes through iterators. */
const costs: Readonly<Record<string, Cost>> = {
  ...{ concat: ofResult, slice: ofResult, splice: whole, unshift: whole, fill: whole, flat: ofResult },
  ...{ includes: whole, indexOf: whole, lastIndexOf: whole },
  ...{
    join: whole,
    reverse: whole,
    sort: whole,
    toReversed: whole,
    toSorted: whole,
    toSpliced: whole,
    with: whole,
  },
};

function countCalls(prototype: object, name: string, cost: Cost): void {
  const methods = prototype as Record<string, (this: readonly unknown[], ...args: unknown[]) => unknown>;
  const native = methods[name];
  if (!native) throw new Error(`there is no method ${name}`);
  methods[name] = function (...args) {
    const result = native.apply(this, args);
    elements += cost(this, result);
    return result;
  };
}
