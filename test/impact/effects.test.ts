// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { sel4Archs } from '../../src/config/kernel-config.js';
import { compareFacts } from '../../src/impact/change.js';
import { nameOf, summariseArchitecture } from '../../src/impact/summary.js';
import { builtInSpecs } from '../helpers/paths.js';
import { isPossible, startOf } from './assignments.js';
import { openTree, resolveTree, toConfig } from './brute-force.js';

/** A change in words: what the report says of a fact. */
function line(name: string, from: string | undefined, to: string | undefined): string {
  return `${name}: ${from ?? 'none'} -> ${to ?? 'none'}`;
}

describe('what the report says of a preset is what flipping the option there does', () => {
  it.each(sel4Archs)('%s', { timeout: 600_000 }, (sel4Arch) => {
    const abi = openTree(builtInSpecs, sel4Arch);
    const start = startOf(abi);
    let compared = 0;
    for (const { option, states, changes } of summariseArchitecture(abi, undefined, () => false)) {
      if (states.length !== 2 || states[0] !== 'off') continue;
      const [off, on] = [undefined, '1'].map((text) => new Map([...start, [option, text]]));
      if (!off || !on || !isPossible(abi, off) || !isPossible(abi, on)) continue;
      const [before, after] = [off, on].map((each) => resolveTree(builtInSpecs, toConfig(sel4Arch, each)));
      if (!before || !after) continue;
      const wanted = compareFacts(before, after).map(({ fact, from, to }) =>
        line(nameOf(fact.kind, fact.name, fact.of), from, to),
      );
      const found = changes.flatMap(({ facts }) =>
        facts.flatMap(({ name, from, to, isTypical }) => (isTypical ? [line(name, from, to)] : [])),
      );
      expect([...new Set(found)].sort(), option).toEqual([...new Set(wanted)].sort());
      compared += wanted.length;
    }
    expect(compared).toBeGreaterThan(100);
  });
});
