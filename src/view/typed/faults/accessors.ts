// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { code, headerLine, paragraphs, plainParagraph } from '../../docs.js';
import { stringLiteral } from '../../rust-literals.js';
import { call, signature } from '../../layout-marks.js';
import { firstWord } from '../errors/lookup-facts.js';
import type { MessageLayout, MessageWord } from '../message-layout.js';
import { functionName } from '../names.js';
import type { ItemNames } from '../reserved.js';
import { toEnumTypes } from '../values.js';
import { replySources } from './reply-facts.js';
import { consumedWords, reasonEnum, wordDocs, type WordKind, wordKinds } from './fault-facts.js';

/** A method that reads something of a message. */
export interface AccessorView {
  readonly name: string;
  readonly type: string;
  readonly doc: readonly string[];
  readonly head: string;
  readonly body: readonly string[];
  /** The statement that adds it to what `Debug` shows. */
  readonly debug: string;
}

/** The methods for the words of a fault's message. `names` are the methods that the type has. */
export function toAccessors(
  fault: string,
  layout: MessageLayout,
  names: ItemNames,
  model: Model,
): AccessorView[] {
  const isRegisters = replySources.get(fault)?.kind === 'registers';
  return layout.words.flatMap((word): AccessorView[] => {
    if (isTogether(fault, word, layout)) return [];
    const row = `${fault}_${word.name}`;
    const { name = functionName(word.name, new Set()), kind = undefined } = wordKinds.get(row) ?? {};
    // A second word of this name, or one that hides a method, is read by its index.
    if (!names.take(name)) return [];
    const doc = paragraphs(
      plainParagraph(wordDocs.get(row) ?? ''),
      wordDocs.has(row) ? [] : [`${isRegisters ? 'The register' : 'What libsel4 calls'} ${code(word.name)}.`],
      [`Word ${word.index}, ${code(word.enumerator)}. ${headerLine(word.place, model.headers.isBorrowed)}`],
    );
    const { type, value } = reading(word.constant, kind, model);
    return [accessor(name, doc, type, [value])];
  });
}

export function accessor(
  name: string,
  doc: readonly string[],
  type: string,
  body: readonly string[],
): AccessorView {
  const shown = type === 'Word' || type === 'u64' ? `&Hex(self.${name}())` : `&self.${name}()`;
  return {
    name,
    type,
    doc,
    head: signature(`pub fn ${name}`, ['&self'], ` -> ${type} {`),
    body,
    debug: call('debug.field', [stringLiteral(name), shown], ';'),
  };
}

/** Words that one method reads together: of times, and of lookup failures. */
function isTogether(fault: string, { name, index }: MessageWord, { words }: MessageLayout): boolean {
  if (fault === 'Timeout') return consumedWords.includes(name);
  const first = fault === 'CapFault' ? words.find((word) => word.name === firstWord)?.index : undefined;
  return (
    first !== undefined && index >= first && /^(?:LookupFailureType|BitsLeft|\w+Mismatch_\w+)$/.test(name)
  );
}

function reading(
  constant: string,
  kind: WordKind | undefined,
  model: Model,
): { readonly type: string; readonly value: string } {
  const word = `self.0.word(${constant})`;
  switch (kind) {
    case 'flag':
      return { type: 'bool', value: `${word} != 0` };
    case 'known':
      return { type: 'Option<Word>', value: `Some(${word}).filter(|word| *word != Word::MAX)` };
    case 'capability':
      return { type: 'CPtr', value: `CPtr::from_bits(${word})` };
    case 'badge':
      return { type: 'Badge', value: `Badge::new(${word})` };
    case 'reason': {
      // A type where methods take one, which are those that set breakpoints.
      const reasons = toEnumTypes(model).find(({ name }) => name === reasonEnum)?.rustName;
      return reasons === undefined
        ? { type: 'Word', value: word }
        : { type: reasons, value: `${reasons}::from_bits(${word})` };
    }
    case undefined:
      return { type: 'Word', value: word };
  }
}
