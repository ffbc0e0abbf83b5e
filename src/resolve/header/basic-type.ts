// SPDX-License-Identifier: BSD-2-Clause
import type { Abi } from './abi.js';
import type { IntegerTypes } from './integer.js';
import type { CType, IntegerName } from './types.js';

/** What words like `unsigned long int`, in any order, stand for; undefined where they make no type. */
export function basicType(words: readonly string[], types: IntegerTypes, abi: Abi): CType | undefined {
  const rest = words.map((word) => word.replace(/^__(signed)__$/, '$1'));
  const take = (word: string): number => {
    const found = rest.filter((each) => each === word).length;
    for (let at = rest.indexOf(word); at >= 0; at = rest.indexOf(word)) rest.splice(at, 1);
    return found;
  };
  const [signed, unsigned] = [take('signed'), take('unsigned')];
  const [longs, shorts, chars, ints] = [take('long'), take('short'), take('char'), take('int')];
  const isRepeated = Math.max(signed, unsigned, shorts, chars, ints) > 1 || longs > 2;
  if (isRepeated || signed + unsigned > 1) return undefined;
  if (rest.length > 0) {
    const isAlone = rest.length === 1 && signed + unsigned + shorts + chars + ints === 0;
    return isAlone ? otherType(rest[0] ?? '', longs, types, abi) : undefined;
  }
  if (chars > 0) {
    if (longs + shorts + ints > 0) return undefined;
    return types[unsigned > 0 ? 'unsigned char' : signed > 0 ? 'signed char' : 'char'];
  }
  if (longs > 0 && shorts > 0) return undefined;
  const base = longs === 2 ? 'long long' : longs === 1 ? 'long' : shorts > 0 ? 'short' : 'int';
  return types[(unsigned > 0 ? `unsigned ${base}` : base) as IntegerName];
}

function otherType(word: string, longs: number, types: IntegerTypes, abi: Abi): CType | undefined {
  if (word === 'double' && longs === 0)
    return { kind: 'float', name: 'double', size: 8, align: abi.wideAlign };
  if (longs > 0) return undefined;
  if (word === 'void') return { kind: 'void' };
  if (word === '_Bool') return types._Bool;
  return word === 'float' ? { kind: 'float', name: 'float', size: 4, align: 4 } : undefined;
}
