// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { firstWord } from '../errors/lookup-facts.js';
import type { ItemNames } from '../reserved.js';
import type { MessageLayout, MessageWord } from '../message-layout.js';
import { accessor, type AccessorView } from './accessors.js';
import { consumedWords } from './fault-facts.js';

/** Methods that read more than one word of a fault, or make more of it than a word. */
export function toTogether(
  fault: string,
  { words }: MessageLayout,
  names: ItemNames,
  model: Model,
  hasLookup: boolean,
): AccessorView[] {
  const find = (name: string): MessageWord | undefined => words.find((word) => word.name === name);
  const list: AccessorView[] = [];
  const add = (one: AccessorView): void => void (names.take(one.name) && list.push(one));
  const first = find(firstWord);
  if (fault === 'CapFault' && first && hasLookup) {
    const body = [
      `let first = ${first.constant} as usize;`,
      'LookupFailure::read(|at| self.0.at(first.wrapping_add(at)))',
    ];
    add(accessor('lookup_failure', ['Why the capability was not found.'], 'LookupFailure', body));
  }
  const consumed = consumedWords.flatMap((name) => find(name) ?? []).sort((a, b) => a.index - b.index);
  if (fault === 'Timeout' && consumed.length > 0) add(consumedTime(consumed, model.target.wordSize));
  const syndrome = find('HSR');
  if (fault === 'VCPUFault' && syndrome) {
    const doc = ['The class of the exception: bits 26 to 31 of the syndrome register.'];
    add(accessor('exception_class', doc, 'Word', [`(self.0.word(${syndrome.constant}) >> 26) & 0x3f`]));
  }
  return list;
}

function consumedTime(words: readonly MessageWord[], wordSize: number): AccessorView {
  const [low, high] = words.map(({ constant }) => `self.0.word(${constant})`);
  const doc = [
    'The time that the thread has used since the last such fault, or since it was last asked for, in microseconds.',
    ...(high ? ['', 'The kernel puts the low word first, whatever libsel4 calls the words.'] : []),
    '',
    '0 if the message does not have it: the thread has lost its scheduling context.',
  ];
  const type = high || wordSize === 64 ? 'u64' : 'Word';
  const both = [
    `let low = ${low};`,
    `let high = ${high};`,
    `(u64::from(high) << ${wordSize}) | u64::from(low)`,
  ];
  return accessor('consumed', doc, type, high ? both : [`${low}`]);
}
