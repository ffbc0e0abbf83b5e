// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../model/model.js';
import { code, escapeMarkdown, paragraphs, sourceLine } from './docs.js';
import { unsigned } from './rust-literals.js';
import { bitfieldType, rustName } from './rust-names.js';

export interface TypesView {
  readonly aliases: readonly { readonly name: string; readonly is: string; readonly doc: string }[];
  readonly structs: readonly {
    readonly name: string;
    readonly doc: readonly string[];
    readonly count: number;
    readonly bytes: number;
    /** Offsets in bytes. */
    readonly members: readonly { readonly name: string; readonly index: number; readonly offset: number }[];
  }[];
}

/** The aliases that every crate has. */
export function builtInAliases(wordSize: number): TypesView['aliases'] {
  return [
    { name: 'seL4_Word', is: unsigned(wordSize), doc: 'A machine word.' },
    { name: 'seL4_CPtr', is: 'seL4_Word', doc: 'A pointer to a capability: an address in the CSpace.' },
    { name: 'seL4_Bool', is: 'i8', doc: 'A truth value; 0 is false. One bit of a message.' },
    {
      name: 'seL4_Error',
      is: 'seL4_Word',
      doc: 'What the kernel reports: [`seL4_NoError`] or the number of an error.',
    },
    { name: 'seL4_Syscall_ID', is: `i${wordSize}`, doc: 'The number of a system call; negative.' },
    ...[8, 16, 32, 64].map((bits) => ({
      name: `seL4_Uint${bits}`,
      is: unsigned(bits),
      doc: `An unsigned integer of ${bits} bits.`,
    })),
  ];
}

/** Type aliases for all that the functions take, and the structs that are passed word by word. */
export function toTypesView(model: Model): TypesView {
  const { wordSize } = model.target;
  const aliases = builtInAliases(wordSize);
  const known = new Set([
    ...aliases.map(({ name }) => name),
    ...model.structs.map(({ name }) => name),
    ...model.bitfields.blocks.map(({ name }) => bitfieldType(name)),
  ]);
  return {
    aliases: [...aliases, ...parameterTypes(model, known)],
    structs: model.structs.map((struct) => ({
      name: struct.name,
      doc: paragraphs(
        [`Struct ${code(struct.name)}: ${struct.members.length} words, as they are passed in messages.`],
        [sourceLine(struct.place)],
      ),
      count: struct.members.length,
      bytes: (struct.members.length * wordSize) / 8,
      members: struct.members.map((name, index) => ({
        name: rustName(name),
        index,
        offset: (index * wordSize) / 8,
      })),
    })),
  };
}

function parameterTypes(model: Model, known: ReadonlySet<string>): TypesView['aliases'][number][] {
  const found = new Map<string, TypesView['aliases'][number]>();
  for (const { name, capDescription } of model.interfaces) {
    const doc = escapeMarkdown(capDescription).replace(/\s+/g, ' ').trim();
    found.set(name, { name, is: 'seL4_CPtr', doc: doc || `A capability that ${code(name)} is invoked on.` });
  }
  for (const { methods } of model.interfaces) {
    for (const { inputs, outputs } of methods) {
      for (const parameter of [...inputs, ...outputs]) {
        const { type, kind } = parameter;
        if (known.has(type) || found.has(type)) continue;
        const isCapability = kind === 'capability';
        const bits = isCapability ? model.target.wordSize : parameter.bits;
        const is = isCapability ? 'seL4_CPtr' : bits === model.target.wordSize ? 'seL4_Word' : unsigned(bits);
        const doc = isCapability ? 'A capability.' : `A value of ${bits} bits.`;
        found.set(type, { name: type, is, doc });
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
