// SPDX-License-Identifier: BSD-2-Clause
import type { Context } from './context.js';
import { wordsOf } from './block.js';
import type { Explanation } from './explanation.js';
import { both, hex } from './words.js';

/** The block of the message info word. */
const infoBlock = 'seL4_MessageInfo';

/** A message info word as a debugger shows it; undefined where the specs have no such block. */
export function decodeInfo(word: bigint, context: Context): Explanation | undefined {
  const block = context.model.bitfields.blocks.find(({ name }) => name === infoBlock);
  if (!block) return undefined;
  const value = (offset: number, width: number): bigint =>
    (word >> BigInt(offset)) & ((1n << BigInt(width)) - 1n);
  const label = block.fields.find(({ name }) => name === 'label');
  return {
    name: hex(word),
    what: 'message info',
    about: block.fields.map(({ name, offset, width }) => [name, both(value(offset, width))]),
    sections: [
      { title: 'Bits', words: wordsOf(block) },
      ...(label
        ? [
            {
              title: 'The label may be',
              sentences: meaningsOfLabel(value(label.offset, label.width), context),
            },
          ]
        : []),
    ],
    facts: context.facts.filter(({ kind, name }) => kind === 'block' && name === infoBlock),
  };
}

/** What a label says depends on whose message it is. */
export function meaningsOfLabel(label: bigint, { model }: Context): string[] {
  const invocation = model.labels.find(({ number }) => BigInt(number) === label);
  const methods = model.interfaces.flatMap((owner) =>
    owner.methods.filter((one) => one.label === invocation?.name).map((one) => `${owner.name}_${one.name}`),
  );
  const fault = model.bitfields.unions
    .find(({ name }) => name === 'seL4_Fault')
    ?.variants.find(({ tag }) => tag === label);
  const error = model.headers.enums
    .find(({ name, typedefs }) => [name, ...typedefs].includes('seL4_Error'))
    ?.values.find(({ value }) => value === label);
  return [
    invocation
      ? `sent to an object of the kernel: ${methods.join(', ') || invocation.name}`
      : 'sent to an object of the kernel: no invocation of this configuration',
    fault
      ? `received by a fault handler: ${fault.block.name}`
      : 'received by a fault handler: no fault of this configuration',
    error ? `the answer to an invocation: ${error.name}` : 'the answer to an invocation: no error',
    'in a message between programs: what they agreed on',
  ];
}
