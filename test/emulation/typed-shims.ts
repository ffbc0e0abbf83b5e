// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import type { Model } from '../../src/model/model.js';
import { toCapabilities } from '../../src/view/typed/capabilities.js';
import type { TypedMethod, TypedParameter } from '../../src/view/typed/method.js';
import { toAliasMethods, toMethods } from '../../src/view/typed/methods.js';
import { toTypesView } from '../../src/view/typed/types-view.js';
import { createTyping } from '../../src/view/typed/typing.js';
import type { Shim } from './shims.js';

const support = readFileSync(new URL('programs/typed_shims.rs', import.meta.url), 'utf8');

/** A shim with the method that it calls, of which the view knows how each parameter of the specs is passed. */
export interface TypedShim extends Shim {
  readonly typed: TypedMethod;
}

/** Shims of all methods of capabilities and slots. */
export function typedShims(model: Model): TypedShim[] {
  const capabilities = toCapabilities(model);
  const typing = createTyping(model, capabilities);
  const methods = [
    ...toMethods(model, capabilities, typing),
    ...toAliasMethods(model, capabilities, typing).map(({ typed }) => typed),
  ];
  return methods.map((typed) => {
    const owner = capabilities.find(typed.owner.name)?.rustName ?? '';
    const call = `${receiver(owner, typed)}.${typed.name}(${methodArguments(typed).join(', ')})`;
    return {
      symbol: `typed_${typed.raw}`,
      function: typed.raw,
      typed,
      parameters: [
        { name: 'ipc', kind: 'buffer' as const },
        { name: '_service', kind: 'value' as const },
        ...[...typed.receiverOf, ...typed.parameters.flatMap(({ of }) => of)].map((one) => ({
          name: one.name,
          kind: one.kind !== 'capability' && one.byReference ? ('struct' as const) : ('value' as const),
        })),
      ],
      results: [
        { name: 'error', words: 1 },
        ...typed.outputs.map(({ of }) => ({
          name: of.name,
          words: model.structs.find(({ name }) => name === of.type)?.members.length ?? 1,
        })),
      ],
      text: `shim!(typed_${typed.raw}, |words| ${call});`,
    };
  });
}

/** What the module of the shims needs for the typed layer. */
export function typedSupport(model: Model, shims: readonly TypedShim[]): string {
  const results = shims.flatMap(({ typed: { result, outputs } }) =>
    result === undefined ? [] : [`${result}: ${outputs.map(({ name }) => name).join(' ')};`],
  );
  const { values, hasGuard } = toTypesView(model);
  return [
    support,
    `values!(${values.map(({ name }) => name).join(' ')});`,
    ...(hasGuard ? ['guard!();'] : []),
    `results!(${results.join(' ')});`,
  ].join('\n');
}

/** Word 0 is the buffer, word 1 the invoked capability; then come the words of a slot, if it is what is acted on. */
function receiver(owner: string, { receiverOf }: TypedMethod): string {
  const capability = `${owner}::from_bits(words.get(1)).with(words.get::<IpcBuffer>(0))`;
  return receiverOf.length === 0 ? capability : `${capability}.slot_with_depth(words.get(2), words.get(3))`;
}

function methodArguments({ receiverOf, parameters }: TypedMethod): string[] {
  let next = 2 + receiverOf.length;
  return parameters.map((parameter) => {
    const first = next;
    next += parameter.of.length;
    return argument(parameter, first);
  });
}

function argument({ type }: TypedParameter, first: number): string {
  const word = (offset: number): string => `words.get(${first + offset})`;
  const slot = `CNode::from_bits(${word(0)}).slot_with_depth(${word(1)}, ${word(2)})`;
  if (type === 'Slot<impl Sized>') return slot;
  if (type === 'Slots<impl Sized>') return `${slot}.cnode_slots_from(${word(3)})`;
  // Of several kinds that a parameter may be, one will do.
  const made =
    /^impl Into<(\w+)>$/.exec(type) ??
    /^(\w+)<impl Sized>$/.exec(type) ??
    /^(CPtr)$/.exec(type) ??
    /^impl (\w+?)Or\w+$/.exec(type);
  return made ? `${made[1]}::from_bits(${word(0)})` : word(0);
}
