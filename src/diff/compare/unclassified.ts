// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, FactKind } from '../../facts/fact.js';
import { type Draft, matchByName, type Pair } from '../finding.js';
import { fullName, type Sides } from '../side.js';
import { isSame } from '../words.js';

const ofEveryKind = ['kind', 'name', 'of', 'at', 'builtIn', 'deprecated', 'source'];

/**
 * The properties that the comparison understands. An object with all kinds, because it does not compile without one
 * of them; what stands here is compared elsewhere.
 */
export const understood: Readonly<Record<FactKind, readonly string[]>> = {
  limit: ['value'],
  register: ['register'],
  syscall: ['value', 'list', 'condition'],
  label: ['value', 'list'],
  interface: ['manualName', 'capability'],
  // The label's number is that of the label fact.
  method: [
    'label',
    'labelValue',
    'requestWords',
    'extraCaps',
    'counted',
    'condition',
    'brief',
    'description',
    'returns',
    'capability',
  ],
  parameter: ['direction', 'encoding', 'type', 'slot', 'firstBit', 'bits', 'byReference', 'description'],
  error: ['description'],
  'absent-method': ['condition'],
  'absent-syscall': ['value', 'condition'],
  block: ['words', 'wordBits', 'constructor'],
  field: ['offset', 'width', 'high', 'valueShift', 'signBit'],
  union: ['words', 'wordBits', 'tagName', 'tag'],
  variant: ['value'],
  'message-struct': [],
  'message-member': ['word'],
  constant: ['value', 'type', 'origin', 'condition'],
  // Padding shows in the size; other names are typedefs.
  enum: ['anonymous', 'size', 'signed', 'padded', 'typedefs'],
  enumerator: ['value', 'type'],
  struct: ['keyword', 'size', 'align', 'typedefs'],
  member: ['type', 'shape', 'offset', 'size', 'align', 'array', 'bits'],
  typedef: ['type', 'shape', 'size', 'align'],
  alias: ['entity', 'standsFor', 'call'],
};

/** Properties and kinds of a later version: a difference in them counts, whatever it means. */
export function compareUnclassified(sides: Sides): Draft[] {
  return [...compareProperties(sides), ...compareUnknown(sides)];
}

function keyOf(fact: Fact): string {
  return `${fact.kind} ${fullName(fact)}`;
}

function compareUnknown({ old, new: now }: Sides): Draft[] {
  const { kept, removed, added } = matchByName(old.unknown, now.unknown, keyOf);
  const draft = (change: string, fact: Fact, of: Partial<Pair>): Draft => ({
    rule: 'unclassified-change',
    name: keyOf(fact),
    change,
    effect: 'What an old binary does wrong is not known to this version.',
    ...of,
  });
  return [
    ...kept.filter((pair) => !isSame(pair.old, pair.new)).map((pair) => draft('changed', pair.new, pair)),
    ...removed.map((fact) => draft('removed', fact, { old: fact })),
    ...added.map((fact) => draft('new', fact, { new: fact })),
  ];
}

function compareProperties({ old, new: now }: Sides): Draft[] {
  const known = new Map(
    Object.entries(understood).map(([kind, own]) => [kind, new Set([...ofEveryKind, ...own])]),
  );
  const { kept } = matchByName(old.facts, now.facts, keyOf);
  return kept.flatMap((pair): Draft[] => {
    const isNew = (property: string): boolean => known.get(pair.new.kind)?.has(property) !== true;
    const properties = new Set([...Object.keys(pair.old), ...Object.keys(pair.new)].filter(isNew));
    const changed = [...properties].filter((each) => !isSame(pair.old[each], pair.new[each]));
    if (changed.length === 0) return [];
    return [
      {
        rule: 'unclassified-change',
        name: fullName(pair.new),
        change: `its ${changed.join(', ')}`,
        effect: 'What an old binary does wrong is not known to this version.',
        ...pair,
      },
    ];
  });
}
