// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { code } from '../../docs.js';
import { stringLiteral } from '../../rust-literals.js';
import { constant } from '../../statements.js';
import { allMethods } from '../all-methods.js';
import type { Capabilities } from '../capabilities.js';
import type { TypedMethod } from '../method.js';
import type { AliasMethod } from '../methods.js';
import { constantName, wordsOf } from '../names.js';
import { ItemNames } from '../reserved.js';
import { invoked, miscounts } from './miscounted.js';
import { stringSlice } from './string-slice.js';

/** The module `error::arguments`: names for the numbers by which errors tell arguments apart. */
export interface ArgumentsView {
  readonly methods: readonly {
    readonly name: string;
    readonly doc: string;
    readonly fields: readonly string[];
  }[];
  /** The same by names that other configurations have too: of capabilities, and of methods. */
  readonly aliases: readonly { readonly doc: string; readonly constant: string }[];
}

type MethodName = Pick<TypedMethod, 'receiver' | 'name'>;

/** The errors that tell arguments apart by numbers; names are of use where there are both. */
export const countingErrors = ['seL4_InvalidArgument', 'seL4_InvalidCapability'];

/** Undefined without methods. */
export function toArgumentsView(model: Model): ArgumentsView | undefined {
  const { capabilities, methods, aliases: others } = allMethods(model);
  const views = methods.map((typed) => {
    const { words, capabilities: sent } = countedArguments(typed, model.target.wordSize);
    return {
      name: argumentsName(typed),
      doc: `What the kernel counts in ${code(methodName(typed))}.`,
      fields: [
        `method: ${stringLiteral(methodName(typed))},`,
        ...stringSlice('words', words),
        ...stringSlice('capabilities', sent),
      ],
    };
  });
  if (views.length === 0) return undefined;
  return { methods: views, aliases: toAliases(methods, others, capabilities) };
}

/** Constants for names of methods that are not the ones of the specs: methods of the headers, and portable types. */
function toAliases(
  methods: readonly TypedMethod[],
  ofHeaders: readonly AliasMethod[],
  capabilities: Capabilities,
): ArgumentsView['aliases'] {
  const names = new ItemNames(methods.map(argumentsName));
  const all = [
    ...ofHeaders.map(({ typed, target }) => ({ typed, target })),
    ...capabilities.aliases.flatMap(({ rustName, of }) =>
      methods
        .filter(({ receiver }) => receiver === of.rustName)
        .map((target) => ({ typed: { receiver: rustName, name: target.name }, target })),
    ),
  ];
  return all
    .filter(({ typed }) => names.take(argumentsName(typed)))
    .map(({ typed, target }) => ({
      doc: `What the kernel counts in ${code(methodName(typed))}, which is ${code(methodName(target))}.`,
      constant: constant(argumentsName(typed), 'Arguments', argumentsName(target)),
    }));
}

function methodName({ receiver, name }: MethodName): string {
  return `${receiver}::${name}`;
}

/** The constant with the names of a method's arguments. */
export function argumentsName({ receiver, name }: MethodName): string {
  return constantName([...wordsOf(receiver), name.replace(/_$/, '')]);
}

/** Names in the order in which the kernel counts: message words, and capabilities from the invoked one on. */
function countedArguments(
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
