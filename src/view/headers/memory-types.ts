// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderType } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { enumName } from './names.js';
import { wholeWord } from './enums-view.js';

/** Members of structs are as wide as in C, so they cannot be of a type that is a whole word in Rust alone. */
export function createMemoryTypes({ headers, target }: Model): (type: HeaderType) => HeaderType {
  const integers = new Map(
    headers.enums
      .filter((one) => wholeWord.has(enumName(one) ?? '') && one.size * 8 !== target.wordSize)
      .flatMap((one) => [one.name, ...one.typedefs].map((name) => [name, one] as const)),
  );
  const inMemory = (type: HeaderType): HeaderType => {
    if (type.kind === 'array') return { ...type, of: inMemory(type.of) };
    const found = type.kind === 'named' ? integers.get(type.name) : undefined;
    return found ? { kind: 'integer', bits: found.size * 8, isSigned: found.isSigned } : type;
  };
  return inMemory;
}
