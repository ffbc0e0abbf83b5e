// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import { fullName, type Side, type Sides } from '../side.js';
import { isSame, listNames, show, were } from '../words.js';
import { compareMember, describeMember } from './member.js';

/** Structs and unions of the C headers. */
export function compareStructs(sides: Sides): Draft[] {
  const { kept, removed, added } = matchByName(sides.old.all('struct'), sides.new.all('struct'));
  return [
    ...removed.map((old): Draft => ({
      rule: 'struct-removed',
      name: old.name,
      change: `removed; it had ${show(old['size'])} bytes`,
      effect: 'Old binaries go on with its layout; source that names it does not compile.',
      old,
    })),
    ...added.map((now): Draft => ({
      rule: 'struct-added',
      name: now.name,
      change: `new: ${show(now['size'])} bytes`,
      effect: 'Old binaries do not use it.',
      new: now,
    })),
    ...kept.flatMap((pair) => compareStruct(pair, sides)),
  ];
}

function compareStruct(pair: Pair, sides: Sides): Draft[] {
  const { old, new: now } = pair;
  const { name } = now;
  const drafts: Draft[] = [];
  const members = matchByName(allMembers(sides.old, old), allMembers(sides.new, now), fullName);
  const grown = Number(now['size']) - Number(old['size']);
  if (grown !== 0) {
    const isLarger = grown > 0;
    drafts.push({
      rule: isLarger ? 'struct-grown' : 'struct-shrunk',
      name,
      change: `${show(now['size'])} bytes, was ${show(old['size'])}`,
      because: whyResized(members.added, members.removed),
      effect: isLarger
        ? 'An old binary reserves too little memory for it, and finds elements of arrays at the wrong place.'
        : 'An old binary reads beyond its end, and finds elements of arrays at the wrong place.',
      ...pair,
    });
  }
  if (!isSame(old['align'], now['align']) || !isSame(old['keyword'], now['keyword'])) {
    drafts.push({
      rule: 'struct-realigned',
      name,
      change: `${show(now['keyword'])} aligned to ${show(now['align'])}, was ${show(old['keyword'])} aligned to ${show(old['align'])}`,
      effect: 'An old binary puts it, and what it is part of, at places where the kernel does not look.',
      ...pair,
    });
  }
  return [...drafts, ...compareMembers(members)];
}

function compareMembers({ kept, removed, added }: ReturnType<typeof matchByName>): Draft[] {
  const renamed = removed.flatMap((old): Pair[] => {
    const now = added.find((one) => one.of === old.of && isSameMember(old, one));
    return now ? [{ old, new: now }] : [];
  });
  const taken = new Set(renamed.flatMap((pair) => [pair.old, pair.new]));
  return [
    ...renamed.map((pair): Draft => ({
      rule: 'member-renamed',
      name: fullName(pair.old),
      change: `now called ${pair.new.name}`,
      effect: 'Old binaries do not notice: place and type are the same.',
      ...pair,
    })),
    ...removed
      .filter((fact) => !taken.has(fact))
      .map((old): Draft => ({
        rule: 'member-removed',
        name: fullName(old),
        change: `removed; it was ${describeMember(old)}`,
        effect: 'An old binary reads and writes what stands there now.',
        old,
      })),
    ...added
      .filter((fact) => !taken.has(fact))
      .map((now): Draft => ({
        rule: 'member-added',
        name: fullName(now),
        change: `new: ${describeMember(now)}`,
        effect: 'Old binaries do not read it.',
        new: now,
      })),
    ...kept.flatMap((pair) => compareMember(pair)),
  ];
}

/** With those of members that have no name, or a struct of their own. */
function allMembers(side: Side, of: Fact): Fact[] {
  return side.parts('member', of).flatMap((member) => [member, ...allMembers(side, member)]);
}

function whyResized(added: readonly Fact[], removed: readonly Fact[]): string | undefined {
  const parts = [
    ...(added.length > 0 ? [`${listNames(namesOf(added), 8)} ${were(added.length)} added`] : []),
    ...(removed.length > 0 ? [`${listNames(namesOf(removed), 8)} ${were(removed.length)} removed`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function namesOf(facts: readonly Fact[]): string[] {
  return facts.map(({ name }) => name);
}

function isSameMember(a: Fact, b: Fact): boolean {
  return ['type', 'offset', 'size', 'bits', 'array'].every((each) => isSame(a[each], b[each]));
}
