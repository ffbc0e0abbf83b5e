// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import { fullName, type Sides } from '../side.js';
import { isRespelled, isSame, listNames, show, were } from '../words.js';

/** Structs that travel in messages word by word. */
export function compareMessageStructs(sides: Sides): Draft[] {
  const { kept, removed, added } = matchByName(
    sides.old.all('message-struct'),
    sides.new.all('message-struct'),
  );
  return [
    ...removed.map((old): Draft => ({
      rule: 'message-struct-removed',
      name: old.name,
      change: 'removed',
      effect: 'The methods that used it are reported by themselves.',
      old,
    })),
    ...added.map((now): Draft => ({
      rule: 'message-struct-added',
      name: now.name,
      change: 'new',
      effect: 'Old binaries do not use it.',
      new: now,
    })),
    ...kept.flatMap((pair) =>
      compareWords(sides.old.parts('message-member', pair.old), sides.new.parts('message-member', pair.new)),
    ),
  ];
}

function compareWords(olds: readonly Fact[], news: readonly Fact[]): Draft[] {
  const { kept, removed, added } = matchByName(olds, news);
  const renamed = removed.flatMap((old): Pair[] => {
    const now = added.find((one) => isSame(one['word'], old['word']) && isRespelled(old.name, one.name));
    return now ? [{ old, new: now }] : [];
  });
  const taken = new Set(renamed.flatMap((pair) => [pair.old, pair.new]));
  const gone = removed.filter((fact) => !taken.has(fact));
  const come = added.filter((fact) => !taken.has(fact));
  return [
    ...renamed.map((pair): Draft => ({
      rule: 'message-member-renamed',
      name: fullName(pair.old),
      change: `now called ${pair.new.name}`,
      effect: 'Old binaries do not notice: it is the same word.',
      ...pair,
    })),
    ...gone.map((old): Draft => ({
      rule: 'message-member-removed',
      name: fullName(old),
      change: `removed; it was word ${show(old['word'])}`,
      effect: 'An old binary sends and reads the word, which is another member now, or none.',
      old,
    })),
    ...come.map((now): Draft => ({
      rule: 'message-member-added',
      name: fullName(now),
      change: `new: word ${show(now['word'])}`,
      effect: 'An old binary does not send it, and the message is too short.',
      new: now,
    })),
    ...kept
      .filter((pair) => !isSame(pair.old['word'], pair.new['word']))
      .map((pair): Draft => ({
        rule: 'message-member-moved',
        name: fullName(pair.new),
        change: `word ${show(pair.new['word'])}, was ${show(pair.old['word'])}`,
        because: whyMoved(pair, gone, come),
        effect: `An old binary puts it where the kernel expects ${memberAt(news, pair.old['word'])}.`,
        ...pair,
      })),
  ];
}

function memberAt(members: readonly Fact[], word: Fact[string]): string {
  return members.find((member) => isSame(member['word'], word))?.name ?? 'nothing';
}

function whyMoved({ old, new: now }: Pair, gone: readonly Fact[], come: readonly Fact[]): string | undefined {
  const before = come.filter((fact) => Number(fact['word']) < Number(now['word'])).map(({ name }) => name);
  const after = gone.filter((fact) => Number(fact['word']) < Number(old['word'])).map(({ name }) => name);
  const parts = [
    ...(before.length > 0 ? [`${listNames(before)} ${were(before.length)} inserted before it`] : []),
    ...(after.length > 0 ? [`${listNames(after)} ${were(after.length)} removed before it`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}
