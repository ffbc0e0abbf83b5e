// SPDX-License-Identifier: BSD-2-Clause
import { consumedWords, faultDocs, wordDocs } from '../view/typed/faults/fault-facts.js';
import { type MessageLayout, messageLayout } from '../view/typed/message-layout.js';
import type { Context } from './context.js';
import type { Section } from './explanation.js';
import { placeOfWord } from './registers.js';

/** The message in which a fault reaches its handler. */
export function faultSections(name: string, context: Context): Section[] {
  const { model } = context;
  const layout = messageLayout(name, model);
  const doc = faultDocs.get(name);
  if (!layout) return doc === undefined ? [] : [{ title: 'The fault', sentences: [doc] }];
  const rows = layout.words.map((word) => [
    String(word.index),
    placeOfWord(word.index, model.target, 'received'),
    word.name,
    docOfWord(name, word.name),
  ]);
  const title = `The message to the fault handler (${layout.name ?? 'an enum'})`;
  return [
    {
      title,
      ...(doc === undefined ? {} : { sentences: [doc] }),
      table: [['WORD', 'TRAVELS IN', 'NAME', 'IS'], ...rows],
    },
  ];
}

/** What a word of a fault's message is, in our own words; empty where nobody knows more than its name. */
export function docOfWord(fault: string, word: string): string {
  const consumed = consumedWords.includes(word) ? 'The time that the thread has consumed.' : '';
  return wordDocs.get(`${fault}_${word}`) ?? consumed;
}

/** Names of one word of a message: two may be names of the same. */
export function namesOfWord(index: number, layout: MessageLayout): string[] {
  return layout.words.filter((word) => word.index === index).map((word) => word.name);
}
