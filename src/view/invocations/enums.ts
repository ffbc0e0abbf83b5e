// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderEnum } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { enumName } from '../headers/names.js';

/** Enums among the types of parameters: in Rust a struct of one integer, in messages a word. */
export interface EnumTypes {
  /** The word of a value. */
  readonly toWord: (type: string, value: string) => string;
  /** The value of a word. */
  readonly fromWord: (type: string, word: string) => string;
}

export function createEnumTypes({ headers, target }: Model): EnumTypes {
  const enums = new Map<string, HeaderEnum>();
  for (const one of headers.enums) {
    for (const name of [enumName(one), ...one.typedefs]) if (name !== undefined) enums.set(name, one);
  }
  const isWord = ({ size, isSigned }: HeaderEnum): boolean => size * 8 === target.wordSize && !isSigned;
  return {
    toWord: (type, value) => {
      const found = enums.get(type);
      if (!found) return value;
      return isWord(found) ? `${value}.0` : `${value}.0 as seL4_Word`;
    },
    fromWord: (type, word) => {
      const found = enums.get(type);
      if (!found) return word;
      const integer = `${found.isSigned ? 'i' : 'u'}${found.size * 8}`;
      return `${type}(${isWord(found) ? word : `${word} as ${integer}`})`;
    },
  };
}
