// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderEnum } from '../../../model/header.js';
import type { Model } from '../../../model/model.js';
import { code, headerLine, paragraphs, plainParagraph } from '../../docs.js';
import { stringLiteral } from '../../rust-literals.js';
import { rustName } from '../../rust-names.js';
import { matchArm } from '../../statements.js';
import { namedValues } from '../message-layout.js';
import { typeName } from '../names.js';
import { ItemNames, preludeTypes } from '../reserved.js';
import { braced } from '../struct-literal.js';

/** A variant of an enum that stands for an enumerator, with the words that come with it. */
export interface VariantView {
  readonly name: string;
  readonly doc: readonly string[];
  readonly hasFields: boolean;
  readonly fields: readonly FieldView[];
  /** Arms of the matches that make the variant of its number, give its number back, and show it. */
  readonly decode: readonly string[];
  readonly encode: string;
  readonly show: readonly string[];
}

export interface FieldView {
  readonly name: string;
  readonly type: string;
  readonly doc: string;
  /** How it is read. */
  readonly value: string;
}

/** What a variant means and how it is shown, in our own words; texts may name the fields. */
export interface VariantText {
  readonly doc: string;
  readonly text: string;
  /** What is shown where a field that is a flag is set. */
  readonly textIf?: { readonly field: string; readonly text: string };
}

/** An enumerator for which there is a variant. */
export interface Enumerator {
  readonly name: string;
  readonly variant: string;
  readonly constant: string;
  readonly place: HeaderEnum['values'][number]['place'];
}

/**
 * Enumerators of an enum that become variants: each number once, each name once. The other ones are numbers without a
 * name, as are those that no header knows.
 */
export function enumerators(of: HeaderEnum, without: ReadonlySet<string>, model: Model): Enumerator[] {
  const names = new ItemNames(['Unknown', ...preludeTypes]);
  const numbers = new Set<bigint>();
  const isConstant = namedValues(model);
  for (const { name, value } of of.values) if (without.has(name)) numbers.add(value);
  return of.values.flatMap((one) => {
    const variant = typeName(one.name);
    if (without.has(one.name) || numbers.has(one.value) || !isConstant(one)) return [];
    if (!names.take(variant)) return [];
    numbers.add(one.value);
    return [{ name: one.name, variant, constant: `sys::${rustName(one.name)}`, place: one.place }];
  });
}

export function toVariant(
  { name, variant, constant, place }: Enumerator,
  known: VariantText | undefined,
  fields: readonly FieldView[],
  encoded: string,
  isBorrowed: boolean,
): VariantView {
  const path = `Self::${variant}`;
  const hasFields = fields.length > 0;
  const said = known ? plainParagraph(known.doc) : [`What libsel4 calls ${code(name)}.`];
  const special = hasFields ? known?.textIf : undefined;
  return {
    name: variant,
    doc: paragraphs(said, [
      known ? `${code(name)}. ${headerLine(place, isBorrowed)}` : headerLine(place, isBorrowed),
    ]),
    hasFields,
    fields,
    decode: hasFields
      ? braced(
          `${constant} => ${path}`,
          fields.map((field) => `${field.name}: ${field.value}`),
          ',',
        )
      : [matchArm(constant, path)],
    encode: matchArm(hasFields ? `${path} { .. }` : path, encoded),
    show: [
      ...(special ? showArm(path, fields, special.text, special.field) : []),
      ...showArm(path, fields, known?.text ?? name),
    ],
  };
}

/** The arm that shows a variant, or one of which a flag is set: it names the fields that the text does. */
function showArm(path: string, fields: readonly FieldView[], text: string, flag?: string): string[] {
  const shown = text.includes('{')
    ? `write!(f, ${JSON.stringify(text)})`
    : `f.write_str(${stringLiteral(text)})`;
  const used = fields
    .map(({ name }) => (name === flag ? `${name}: true` : name))
    .filter((name) => name.endsWith(': true') || text.includes(`{${name}`));
  const items = used.length < fields.length ? [...used, '..'] : used;
  if (items.length === 0) return [matchArm(path, shown)];
  const pattern = used.length === 0 ? [`${path} { .. }`] : braced(path, items, '');
  // A pattern on lines of its own leaves room for the rest.
  const last = pattern.at(-1) ?? '';
  return [...pattern.slice(0, -1), pattern.length === 1 ? matchArm(last, shown) : `${last} => ${shown},`];
}
