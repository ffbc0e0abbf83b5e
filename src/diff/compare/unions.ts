// SPDX-License-Identifier: BSD-2-Clause
import { type Draft, matchByName, type Pair } from '../finding.js';
import { fullName, type Sides } from '../side.js';
import { isSame, show } from '../words.js';
import { size } from './bitfields.js';
import { compareNumbered, isRespelledFact } from './numbered.js';

/** Tagged unions: where the tag is, and which block has which. */
export function compareUnions(sides: Sides): Draft[] {
  const { kept, removed, added } = matchByName(sides.old.all('union'), sides.new.all('union'));
  return [
    ...removed.map((old): Draft => ({
      rule: 'union-removed',
      name: old.name,
      change: 'removed',
      effect: 'An old binary takes for it what has another form now.',
      old,
    })),
    ...added.map((now): Draft => ({
      rule: 'union-added',
      name: now.name,
      change: 'new',
      effect: 'Old binaries do not use it.',
      new: now,
    })),
    ...kept.flatMap((pair) => [...compareTagField(pair), ...compareTags(pair, sides)]),
  ];
}

function compareTagField(pair: Pair): Draft[] {
  const { old, new: now } = pair;
  const { name } = now;
  const drafts: Draft[] = [];
  if (!isSame(old['words'], now['words']) || !isSame(old['wordBits'], now['wordBits'])) {
    const effect = 'An old binary copies too few words, or words that are something else.';
    drafts.push({ rule: 'union-resized', name, change: `${size(now)}, was ${size(old)}`, effect, ...pair });
  }
  if (!isSame(old['tag'], now['tag']) || !isSame(old['tagName'], now['tagName'])) {
    drafts.push({
      rule: 'tag-field-changed',
      name,
      change: `the tag is ${show(now['tagName'])} ${show(now['tag'])}; it was ${show(old['tagName'])} ${show(old['tag'])}`,
      effect: 'An old binary reads the tag from other bits and takes one block for another.',
      ...pair,
    });
  }
  return drafts;
}

function compareTags(pair: Pair, sides: Sides): readonly Draft[] {
  return compareNumbered({
    old: sides.old.parts('variant', pair.old),
    new: sides.new.parts('variant', pair.new),
    rules: {
      renumbered: () => 'tag-moved',
      reused: 'tag-reused',
      renamed: 'tag-renamed',
      removed: 'tag-removed',
      added: 'tag-added',
    },
    nameOf: fullName,
    isRenamed: isRespelledFact,
    effect: ({ name }, holder) =>
      holder
        ? `An old binary takes ${holder.name} for ${name}.`
        : `An old binary waits for a tag of ${name} that never comes.`,
    effectOfNew: () => 'An old binary may receive it, and does not know it.',
  }).drafts;
}
