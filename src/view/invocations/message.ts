// SPDX-License-Identifier: BSD-2-Clause
import type { Method, WordParameter } from '../../model/interface.js';
import type { TargetModel } from '../../model/target.js';
import { choice, structWidth } from '../layout-marks.js';
import type { EnumTypes } from './enums.js';
import { rustName } from '../rust-names.js';

/** One word of a request: the expressions that are joined by `|` to make it. */
export type RequestWord = readonly string[];

/** A struct that is passed in full, or as many words of it as the parameter `count` says (`isCounted`). */
export interface StructWords {
  readonly parameter: WordParameter;
  /** Index of its first message word. */
  readonly first: number;
  readonly words: number;
  /** How many of its words travel in registers. */
  readonly inRegisters: number;
  readonly isCounted: boolean;
}

/** The expressions for the words of a request; words of structs are their elements `NAME_0`, `NAME_1`, …. */
export function requestWords(method: Method, { wordSize }: TargetModel, enums: EnumTypes): RequestWord[] {
  const words: string[][] = Array.from({ length: method.requestWords }, () => []);
  for (const parameter of method.inputs) {
    if (parameter.kind === 'capability') continue;
    const first = Math.floor(parameter.firstBit / wordSize);
    const shift = parameter.firstBit % wordSize;
    const name = rustName(parameter.name);
    switch (parameter.kind) {
      case 'word':
        words[first]?.push(enums.toWord(parameter.type, name));
        break;
      case 'bitfield':
        words[first]?.push(`${name}.words[0]`);
        break;
      case 'bool':
        words[first]?.push(shifted(`(${name} as seL4_Word & 0x1)`, shift));
        break;
      case 'int':
        words[first]?.push(shifted(`seL4_Word::from(${name})`, shift));
        break;
      case 'double_word':
        // Low word first (seL4: libsel4/tools/syscall_stub_gen.py).
        words[first]?.push(`${name} as seL4_Word`);
        words[first + 1]?.push(`(${name} >> ${wordSize}) as seL4_Word`);
        break;
      case 'struct':
        for (let index = 0; index < parameter.bits / wordSize; index += 1) {
          words[first + index]?.push(structWord(parameter, index));
        }
    }
  }
  return words;
}

function shifted(expression: string, shift: number): string {
  return shift > 0 ? `(${expression} << ${shift})` : expression;
}

function structWord(parameter: WordParameter, index: number): string {
  return parameter.byReference
    ? `*${parameter.name}_${index}`
    : `${rustName(parameter.name)}.as_words()[${index}]`;
}

/** The struct that is passed by reference, if there is one; more than one in a direction is refused. */
export function structWords(
  parameters: readonly WordParameter[],
  method: Method,
  { wordSize }: TargetModel,
  registers: number,
): StructWords | undefined {
  const parameter = parameters.find(({ byReference }) => byReference);
  if (!parameter) return undefined;
  const first = Math.floor(parameter.firstBit / wordSize);
  const words = parameter.bits / wordSize;
  return {
    parameter,
    first,
    words,
    inRegisters: Math.max(0, Math.min(words, registers - first)),
    isCounted: method.counted,
  };
}

/**
 * The member of the result that a by-value output becomes; `word(n)` is the expression for message word n, `members`
 * are those of a struct.
 */
export function resultMember(
  output: WordParameter,
  { wordSize }: TargetModel,
  word: (n: number) => string,
  members: readonly string[],
  enums: EnumTypes,
): string {
  const name = rustName(output.name);
  const first = Math.floor(output.firstBit / wordSize);
  const shift = output.firstBit % wordSize;
  switch (output.kind) {
    case 'word':
      return `${name}: ${enums.fromWord(output.type, word(first))},`;
    case 'bitfield':
      return structMember(name, output.type, `words: [${word(first)}]`);
    case 'bool':
    case 'int': {
      const moved = shift > 0 ? `(${word(first)} >> ${shift})` : word(first);
      return `${name}: ${output.kind === 'bool' ? `(${moved} & 0x1)` : moved} as ${output.type},`;
    }
    case 'double_word':
      return `${name}: ${output.type}::from(${word(first)}) | (${output.type}::from(${word(first + 1)}) << ${wordSize}),`;
    case 'struct':
      return structMember(name, output.type, `${rustName(members[0] ?? '')}: ${word(first)}`);
  }
}

/** A member whose value is a struct of one member. */
function structMember(name: string, type: string, inner: string): string {
  const broken = { lines: [`${name}: ${type} {`, `    ${inner},`, '},'] };
  const flat = { lines: [`${name}: ${type} { ${inner} },`] };
  return inner.length <= structWidth ? choice(flat, broken) : choice(broken);
}
