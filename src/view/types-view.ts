// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderTypedef } from '../model/header.js';
import type { Model } from '../model/model.js';
import { rememberOf } from '../text/remember.js';
import { code, headerLine, paragraphs, plainParagraph } from './docs.js';
import { deprecation } from './headers/deprecation.js';
import { createItemNames, opaque, rustType, typedefsOf } from './headers/names.js';
import { unsigned } from './rust-literals.js';
import { bitfieldType, rustName } from './rust-names.js';
import { typeAlias } from './statements.js';

export interface AliasView {
  readonly name: string;
  readonly is: string;
  readonly declaration: string;
  readonly doc: readonly string[];
  readonly attributes: readonly string[];
}

/** The types that every crate has; of those that the headers declare, only the words about them are used. */
export function builtInAliases(wordSize: number): AliasView[] {
  return [
    alias('seL4_Word', unsigned(wordSize), 'A machine word.'),
    alias('seL4_CPtr', 'seL4_Word', 'A pointer to a capability: an address in the CSpace.'),
    alias('seL4_Bool', 'i8', 'A truth value; 0 is false. One bit of a message.'),
    alias('seL4_Syscall_ID', `i${wordSize}`, 'The number of a system call; negative.'),
    ...[8, 16, 32, 64].map((bits) =>
      alias(`seL4_Uint${bits}`, unsigned(bits), `An unsigned integer of ${bits} bits.`),
    ),
  ];
}

function alias(name: string, is: string, ...doc: readonly string[]): AliasView {
  return { name, is, declaration: typeAlias(name, is), doc, attributes: [] };
}

/** Names for types: typedefs of the headers, and whatever else functions take. */
export const toTypesView = rememberOf((model: Model): readonly AliasView[] => {
  const interfaces = new Map(model.interfaces.map(({ name, capDescription }) => [name, capDescription]));
  const builtIn = new Map(builtInAliases(model.target.wordSize).map((one) => [one.name, one]));
  const itemNames = createItemNames(model);
  const found = new Map<string, AliasView>();
  const add = (one: AliasView): unknown => found.has(one.name) || found.set(one.name, one);
  for (const typedef of typedefsOf(model.headers)) {
    const described = describeInterface(typedef.name, interfaces.get(typedef.name));
    const name = rustName(typedef.name);
    const is = rustType(typedef.shape, itemNames, elementBytes(typedef));
    add({
      name,
      is,
      declaration: typeAlias(name, is),
      doc: paragraphs(
        described ?? builtIn.get(typedef.name)?.doc ?? [`C's typedef of ${code(typedef.of)}.`],
        [headerLine(typedef.place, model.headers.isBorrowed)],
      ),
      attributes: deprecation(typedef.deprecated),
    });
  }
  for (const { name, of, kind, deprecated, place } of model.headers.aliases) {
    if (kind !== 'type') continue;
    const is = itemNames(of);
    const what = is === opaque ? code(of) : `[\`${of}\`]`;
    const doc = paragraphs([`Another name of ${what}.`], [headerLine(place, model.headers.isBorrowed)]);
    const item = rustName(name);
    add({ name: item, is, declaration: typeAlias(item, is), doc, attributes: deprecation(deprecated) });
  }
  for (const one of builtIn.values()) add(one);
  for (const [name, description] of interfaces) {
    const doc = describeInterface(name, description) ?? [];
    add(alias(name, 'seL4_CPtr', ...doc));
  }
  for (const one of parameterTypes(model)) add(one);
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
});

/** What an array has for a struct without a name, which no other declaration knows: as many integers of its alignment. */
function elementBytes({ shape, size = 0, align = 1 }: HeaderTypedef): string {
  let bytes = size;
  for (let at = shape; at.kind === 'array'; at = at.of) bytes /= at.count || 1;
  const unit = Math.min(align, 8);
  return `[${unsigned(unit * 8)}; ${bytes / unit}]`;
}

/** What the capability of an interface is; undefined for a type that is none. */
function describeInterface(name: string, description: string | undefined): readonly string[] | undefined {
  if (description === undefined) return undefined;
  const said = plainParagraph(description);
  return said.length > 0 ? said : [`A capability that ${code(name)} is invoked on.`];
}

/** Types that methods name and no header declares, as C has `long`. */
function parameterTypes(model: Model): AliasView[] {
  const { blocks, unions } = model.bitfields;
  const known = new Set([
    ...[...blocks, ...unions].map(({ name }) => bitfieldType(name)),
    ...model.headers.structs.flatMap(({ name, typedefs }) => [name, ...typedefs]),
    ...model.headers.enums.flatMap(({ name, typedefs }) => [name, ...typedefs]),
  ]);
  const { wordSize } = model.target;
  return model.interfaces
    .flatMap(({ methods }) => methods)
    .flatMap(({ inputs, outputs }) => [...inputs, ...outputs])
    .filter(({ type }) => !known.has(type))
    .map((parameter) => {
      if (parameter.kind === 'capability') return alias(parameter.type, 'seL4_CPtr', 'A capability.');
      const is = parameter.bits === wordSize ? 'seL4_Word' : unsigned(parameter.bits);
      return alias(parameter.type, is, `A value of ${parameter.bits} bits.`);
    });
}
