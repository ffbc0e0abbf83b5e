// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { macroLookup, sel4Archs } from '../../src/config/kernel-config.js';
import type { Fact } from '../../src/facts/fact.js';
import type { OpenAbi } from '../../src/impact/architecture.js';
import { abiOf } from '../../src/impact/change.js';
import { summariseArchitecture } from '../../src/impact/summary.js';
import { builtInSpecs } from '../helpers/paths.js';
import { createRandom, isPossible, randomAssignment, startOf, textsOf } from './assignments.js';
import { type Assignment, openTree, resolveTree, toConfig, toLines } from './brute-force.js';
import { evaluateAbi } from './evaluate.js';

/** EXHAUSTIVE=10000 tries all pairs and as many random configurations of each architecture: that takes hours. */
const exhaustive = process.env['EXHAUSTIVE'];
const isExhaustive = exhaustive !== undefined;
const pairCount = isExhaustive ? Infinity : 20;
const randomCount = exhaustive === undefined ? 20 : Number(exhaustive);

/** Trees of seL4 to try beside the built-in specs. */
const trees = isExhaustive ? (process.env['SEL4_DIR'] ?? '').split(':').filter(Boolean) : [];

/** What differs between the ordinary pipeline and impact's own result; undefined where the pipeline refuses. */
function difference(tree: string, abi: OpenAbi, assignment: Assignment): string[] | undefined {
  const config = toConfig(abi.sel4Arch, assignment);
  const facts = resolveTree(tree, config);
  if (!facts) return undefined;
  const [want, have] = [toLines(facts), toLines(evaluateAbi(abi, macroLookup(config)))];
  const [wanted, had] = [new Set(want), new Set(have)];
  return [
    ...want.filter((line) => !had.has(line)).map((line) => `missing ${line}`),
    ...have.filter((line) => !wanted.has(line)).map((line) => `too much ${line}`),
  ];
}

/** Every way to give one option another value than the configuration has. */
function singles(abi: OpenAbi, start: Assignment): Assignment[] {
  return abi.variables.flatMap((variable) =>
    textsOf(abi, variable)
      .filter((text) => text !== start.get(variable.name))
      .map((text) => new Map([...start, [variable.name, text]])),
  );
}

function join(start: Assignment, one: Assignment, other: Assignment): Assignment {
  return new Map(
    [...start].map(([name, text]) => [
      name,
      [one, other].map((each) => each.get(name)).find((each) => each !== text) ?? text,
    ]),
  );
}

for (const tree of [builtInSpecs, ...trees]) {
  describe.each(sel4Archs)(`%s of ${tree === builtInSpecs ? 'the built-in specs' : tree}`, (sel4Arch) => {
    const abi = openTree(tree, sel4Arch);
    const start = startOf(abi);
    const wrong = (assignments: readonly Assignment[]): string[] =>
      assignments.flatMap((assignment) => difference(tree, abi, assignment) ?? []);

    it('is as the pipeline has it with every option flipped alone', { timeout: 3_600_000 }, () => {
      expect(difference(tree, abi, start)).toEqual([]);
      const all = singles(abi, start).filter((each) => isPossible(abi, each));
      expect(all.length).toBeGreaterThan(20);
      expect(wrong(all)).toEqual([]);
    });
    it(`is so with ${isExhaustive ? 'all' : 'some'} pairs`, { timeout: 36_000_000 }, () => {
      const one = singles(abi, start);
      const all = one.flatMap((each, at) => one.slice(at + 1).map((other) => join(start, each, other)));
      const possible = all.filter((each) => isPossible(abi, each));
      const step = Math.max(1, Math.floor(possible.length / pairCount));
      expect(wrong(possible.filter((_, at) => at % step === 0))).toEqual([]);
    });
    it(
      `is so with ${randomCount} random configurations; options without effect have none`,
      { timeout: 36_000_000 },
      () => {
        const random = createRandom(2026);
        const idle = new Set(
          summariseArchitecture(abi, undefined, () => false).flatMap(({ option, changes }) =>
            changes.length === 0 ? [option] : [],
          ),
        );
        expect(idle.size).toBeGreaterThan(3);
        for (let done = 0; done < randomCount;) {
          const assignment = randomAssignment(abi, random);
          if (!isPossible(abi, assignment)) continue;
          const found = difference(tree, abi, assignment);
          if (!found) continue;
          done += 1;
          expect(found, JSON.stringify([...assignment])).toEqual([]);
          const own = abi.variables.filter(({ name }) => idle.has(name));
          const variable = own[done % own.length];
          if (!variable) continue;
          const texts = textsOf(abi, variable);
          const other = new Map([...assignment, [variable.name, texts[random(texts.length)]]]);
          if (!isPossible(abi, other)) continue;
          const facts = (each: Assignment): string[] =>
            toLines(abiOf(resolveTree(tree, toConfig(sel4Arch, each)) ?? ([] as Fact[])));
          expect(facts(other), variable.name).toEqual(facts(assignment));
        }
      },
    );
  });
}
