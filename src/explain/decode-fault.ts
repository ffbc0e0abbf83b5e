// SPDX-License-Identifier: BSD-2-Clause
import { firstWord } from '../view/typed/errors/lookup-facts.js';
import { faultDocs, reasonEnum, wordKinds } from '../view/typed/faults/fault-facts.js';
import { type MessageLayout, messageLayout } from '../view/typed/message-layout.js';
import { openSections } from './open.js';
import type { Context } from './context.js';
import { placeOf, both } from './words.js';
import type { Explanation } from './explanation.js';
import { docOfWord, faultSections, namesOfWord } from './fault.js';
import { tagSections } from './tag.js';
import { describeStatus } from './fault-status.js';
import { lookupRows, type WordRow } from './lookup-words.js';

/** The message about a fault, word by word; undefined for a label that is none of a fault. */
export function decodeFault(
  label: bigint,
  words: readonly bigint[],
  context: Context,
): Explanation | undefined {
  const { model } = context;
  const union = model.bitfields.unions.find(({ name }) => name === 'seL4_Fault');
  const variant = union?.variants.find(({ tag }) => tag === label);
  if (!variant) return undefined;
  const { name } = variant.block;
  const layout = messageLayout(name, model);
  const rows = layout ? rowsOf(name, words, layout, context) : [];
  const missing = layout ? layout.length - words.length : 0;
  const notes = [
    ...(faultDocs.has(name) ? [faultDocs.get(name) ?? ''] : []),
    ...(missing > 0 && name !== 'CapFault'
      ? [`The message has ${layout?.length} words; ${words.length} were given.`]
      : []),
    ...(layout && words.length > layout.length ? ['Words beyond those of the message are not shown.'] : []),
  ];
  const facts = context.facts.filter((fact) => fact.kind === 'block' && fact.name === name);
  return {
    name,
    what: `fault ${label}`,
    about: facts.map((fact) => ['Defined', placeOf(fact)] as const),
    sections: [
      ...(words.length === 0
        ? faultSections(name, context)
        : [{ title: 'What happened', sentences: notes, table: [['WORD', 'NAME', 'VALUE', 'IS'], ...rows] }]),
      ...tagSections(name, context),
      ...openSections(name, context),
    ],
    facts,
  };
}

function rowsOf(name: string, words: readonly bigint[], layout: MessageLayout, context: Context): WordRow[] {
  const { model } = context;
  const indexOf = (word: string): number | undefined => layout.words.find((one) => one.name === word)?.index;
  const lookupAt = indexOf(firstWord);
  const prefetch = words[indexOf('PrefetchFault') ?? -1];
  return words.slice(0, layout.length).flatMap((value, index): WordRow[] => {
    if (lookupAt !== undefined && index >= lookupAt)
      return index === lookupAt ? lookupRows(words, lookupAt, model) : [];
    const names = namesOfWord(index, layout);
    const [own = `word ${index}`] = names;
    const key = `${name}_${own}`;
    const isStatus = name === 'VMFault' && own === 'FSR';
    const meaning = isStatus
      ? describeStatus(value, prefetch !== undefined && prefetch !== 0n, model.target)
      : [meaningOf(key, value, context), docOfWord(name, own)].filter((text) => text !== '').join(': ');
    return [[String(index), names.join(' or ') || own, both(value), meaning]];
  });
}

/** A value by its name, where it has one. */
function meaningOf(key: string, value: bigint, { model }: Context): string {
  switch (wordKinds.get(key)?.kind) {
    case 'flag':
      return value === 0n ? 'no' : 'yes';
    case 'known':
      return value === (1n << BigInt(model.target.wordSize)) - 1n ? 'not known' : '';
    case 'reason': {
      const reasons = model.headers.enums.find(({ name, typedefs }) =>
        [name, ...typedefs].includes(reasonEnum),
      );
      return reasons?.values.find((one) => one.value === value)?.name ?? '';
    }
    case 'capability':
    case 'badge':
    case undefined:
      return '';
  }
}
