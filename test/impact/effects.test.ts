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

const isOff = (text: string | undefined): boolean => text === undefined || text === '0';

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
        facts.flatMap(({ name, from, to, isTypical, states: [first] }) =>
          isTypical && first === 'off' ? [line(name, from, to)] : [],
        ),
      );
      expect([...new Set(found)].sort(), option).toEqual([...new Set(wanted)].sort());
      compared += wanted.length;
    }
    expect(compared).toBeGreaterThan(100);
  });
});

// Neither of two options that exclude each other can be flipped alone where one of them has to be on.
describe('what the report says of one option in place of another is what the exchange does', () => {
  it.each([
    ['aarch64', 'CONFIG_ARM_PA_SIZE_BITS_44', 'CONFIG_ARM_PA_SIZE_BITS_40', 'CONFIG_ARM_HYPERVISOR_SUPPORT'],
    ['x86_64', 'CONFIG_SYSENTER', 'CONFIG_SYSCALL', undefined],
  ] as const)('%s: %s', { timeout: 600_000 }, (sel4Arch, option, partner, needed) => {
    const abi = openTree(builtInSpecs, sel4Arch);
    const start = startOf(abi);
    expect([isOff(start.get(option)), isOff(start.get(partner))]).toEqual([true, false]);
    const more = needed === undefined ? [] : [[needed, '1'] as const];
    const before = new Map([...start, ...more]);
    const after = new Map([...before, [option, '1'], [partner, undefined]]);
    const [from, to] = [before, after].map((each) => resolveTree(builtInSpecs, toConfig(sel4Arch, each)));
    // Values are those of an example, which is the preset's only where nothing more is needed.
    const shown = needed === undefined ? line : (name: string): string => name;
    const wanted = compareFacts(from ?? [], to ?? []).map((each) =>
      shown(nameOf(each.fact.kind, each.fact.name, each.fact.of), each.from, each.to),
    );
    const [found] = summariseArchitecture(abi, [option], () => false);
    const facts = found?.changes.flatMap((change) => change.facts) ?? [];
    const exchanged = facts.filter(({ states: [first] }) => `CONFIG_${first}` === partner);
    expect(exchanged.map(({ name, from: was, to: is }) => shown(name, was, is)).sort()).toEqual(
      wanted.sort(),
    );
    expect(wanted.length).toBeGreaterThan(0);
    expect(found?.condition).toBe(needed === undefined ? undefined : `defined(${needed})`);
  });
});
