// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { toFunction } from '../../src/build/chunks.mjs';

type Body = (require: (name: string) => unknown, load: (name: string) => Promise<unknown>) => object;

/** What a module exports, with these beside it. */
const evaluate = (text: string, others: Readonly<Record<string, unknown>> = {}): object => {
  const body = (0, eval)(toFunction('module.js', text)) as Body;
  return body(
    (name) => others[name],
    (name) => Promise.resolve(others[name]),
  );
};

describe('a module as a function', () => {
  it('exports under other names', () => {
    expect(evaluate('const a = 1; function f() {} export { a as b, a, f };')).toEqual({
      b: 1,
      a: 1,
      f: expect.any(Function),
    });
  });
  it('imports names, defaults, all and nothing', () => {
    const text = `import { one, two as zwei } from "./other.js"; import path from "node:path";
      import * as all from "./other.js"; import "./other.js"; const sum = [one, zwei, path, all.one];
      export { sum };`;
    expect(evaluate(text, { './other.js': { one: 1, two: 2 }, 'node:path': 'path' })).toEqual({
      sum: [1, 2, 'path', 1],
    });
  });
  it('loads what is imported by a call', async () => {
    const text = 'const later = async () => (await import("./other.js")).one; export { later };';
    const { later } = evaluate(text, { './other.js': { one: 1 } }) as { later: () => Promise<number> };
    expect(await later()).toBe(1);
  });
  it.each(['count = 1', 'count += 1', 'count++', '--count'])(
    'cannot export what changes later: %s',
    (change) => {
      const text = `let count = 0; function more() { ${change}; } export { count, more };`;
      expect(() => toFunction('module.js', text)).toThrow('module.js: `count` is exported and changed later');
    },
  );
  it('may change what it keeps, or what it has not exported yet', () => {
    const text = 'let own = 0, ready; ready = 1; const next = () => (own += 1); export { next, ready };';
    expect(evaluate(text)).toEqual({ next: expect.any(Function), ready: 1 });
  });
});
