// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { type Sel4Arch, sel4Archs } from '../../src/config/kernel-config.js';
import { builtInSpecs } from '../helpers/paths.js';
import { compareFacts } from './built-in/compare.js';
import { headersBelow, platformsOf, readBoth } from './built-in/trees.js';
import { trees } from './trees.js';

const version = '16.0.0';
const tree = trees.get(version) ?? '';
const hint = tree ? '' : ` (no tree of ${version} in SEL4_DIR)`;

/** Without them a comparison of nothing with nothing would pass. */
const leastFacts = 300;

const read = new Map<string, ReturnType<typeof readBoth>>();

/** Both trees for an architecture: the platform's header alone, or all others. */
function both(sel4Arch: Sel4Arch, platform?: string): ReturnType<typeof readBoth> {
  const key = `${sel4Arch} ${platform}`;
  const reading = read.get(key) ?? readBoth(tree, sel4Arch, platform);
  read.set(key, reading);
  return reading;
}

function expectSame({ ours, theirs, space }: ReturnType<typeof readBoth>): void {
  expect([ours.problems, theirs.problems]).toEqual(['', '']);
  expect(compareFacts(ours.facts, theirs.facts, space)).toEqual([]);
  expect(space.describe(ours.refused)).toBe(space.describe(theirs.refused));
}

describe.skipIf(!tree)(`before a configuration is chosen, the built-in headers and seL4's own${hint}`, () => {
  it.each(sel4Archs)('declare the same for %s', (sel4Arch) => {
    expect(both(sel4Arch).theirs.facts.size).toBeGreaterThan(leastFacts);
    expectSame(both(sel4Arch));
  });

  const platforms = tree ? [...new Set([...platformsOf(tree), ...platformsOf(builtInSpecs)])] : [];
  /** On an architecture that it is not made for, a platform's header may include what is not there. */
  const archsOf = (platform: string): Sel4Arch[] =>
    sel4Archs.filter((sel4Arch) => both(sel4Arch, platform).theirs.problems === '');
  it.each(platforms)('declare the same for platform %s', (platform) => {
    expect(archsOf(platform)).not.toEqual([]);
    for (const sel4Arch of archsOf(platform)) expectSame(both(sel4Arch, platform));
  });

  it('are compared to the last file', () => {
    const all = sel4Archs.map((sel4Arch) => both(sel4Arch));
    for (const platform of platforms)
      all.push(...archsOf(platform).map((sel4Arch) => both(sel4Arch, platform)));
    const unread = (directory: string, side: 'ours' | 'theirs'): string[] => {
      const files = new Set(all.flatMap((reading) => reading[side].files));
      return headersBelow(directory).filter((name) => !files.has(name));
    };
    expect(unread(tree, 'theirs')).toEqual([]);
    expect(unread(builtInSpecs, 'ours')).toEqual([]);
  });
});
