// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { code } from '../../docs.js';
import { toCapabilities } from '../capabilities.js';
import type { TypedMethod } from '../method.js';
import { toMethods } from '../methods.js';
import { constantName, wordsOf } from '../names.js';
import { createTyping } from '../typing.js';
import { invoked, miscounts } from './miscounted.js';
import { stringSlice } from './string-slice.js';

/** The module `error::arguments`: names for the numbers by which errors tell arguments apart. */
export interface ArgumentsView {
  readonly methods: readonly {
    readonly name: string;
    readonly doc: string;
    readonly fields: readonly string[];
  }[];
}

/** The errors that tell arguments apart by numbers; names are of use where there are both. */
export const countingErrors = ['seL4_InvalidArgument', 'seL4_InvalidCapability'];

/** Undefined without methods. */
export function toArgumentsView(model: Model): ArgumentsView | undefined {
  const capabilities = toCapabilities(model);
  const methods = toMethods(model, capabilities, createTyping(model, capabilities));
  const views = methods.map((typed) => {
    const { words, capabilities: sent } = countedArguments(typed, model.target.wordSize);
    return {
      name: argumentsName(typed),
      doc: `What the kernel counts in ${code(`${typed.receiver}::${typed.name}`)}.`,
      fields: [...stringSlice('words', words), ...stringSlice('capabilities', sent)],
    };
  });
  return views.length > 0 ? { methods: views } : undefined;
}

/** The constant with the names of a method's arguments. */
export function argumentsName({ receiver, name }: TypedMethod): string {
  return constantName([...wordsOf(receiver), name.replace(/_$/, '')]);
}

/** Names in the order in which the kernel counts: message words, and capabilities from the invoked one on. */
export function countedArguments(
  typed: TypedMethod,
  wordSize: number,
): { readonly words: string[]; readonly capabilities: string[] } {
  const { method, owner } = typed;
  const words: string[][] = [];
  const capabilities = [[invoked]];
  for (const one of method.inputs) {
    if (one.kind === 'capability') {
      capabilities[one.slot + 1] = [one.name];
      continue;
    }
    const first = Math.floor(one.firstBit / wordSize);
    // Of a struct the kernel never names a word.
    const last = one.kind === 'struct' ? first : Math.floor((one.firstBit + one.bits - 1) / wordSize);
    for (let at = first; at <= last; at += 1) words[at] = [...(words[at] ?? []), one.name];
  }
  for (const { at, meant, ...row } of miscounts) {
    if (!row.interface.test(owner.name) || !row.method.test(method.name)) continue;
    const list = at === invoked ? capabilities : words;
    const index = at === undefined ? list.length : list.findIndex((names) => names.includes(at));
    const known = meant.filter((name) => name === invoked || method.inputs.some((one) => one.name === name));
    if (index >= 0 && known.length > 0) list[index] = known;
  }
  const named = (names: readonly string[] | undefined): string =>
    (names ?? []).map((name) => typedName(typed, name)).join(' or ');
  return { words: Array.from(words, named), capabilities: Array.from(capabilities, named) };
}

/** What a parameter of the specs is called in the typed layer: one of a slot is a part of it. */
function typedName({ receiver, receiverOf, parameters }: TypedMethod, name: string): string {
  const part = wordsOf(name).at(-1) ?? name;
  if (name === invoked) return receiver === 'Slot' ? 'self.root' : 'self';
  if (receiverOf.some((one) => one.name === name)) return `self.${part}`;
  const found = parameters.find(({ of }) => of.some((one) => one.name === name));
  if (!found) return name;
  return found.of.length > 1 ? `${found.name}.${part}` : found.name;
}
