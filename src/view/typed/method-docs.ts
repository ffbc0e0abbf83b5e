// SPDX-License-Identifier: BSD-2-Clause
import type { Parameter } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import {
  code,
  escapeMarkdown,
  headerLine,
  listItem,
  oneLine,
  paragraph,
  paragraphs,
  plainParagraph,
  sentence,
  sourceLine,
} from '../docs.js';
import { argumentsName, countingErrors } from './errors/arguments-view.js';
import type { TypedMethod, TypedParameter } from './method.js';
import { memberNames, said } from './method-prose.js';
import type { AliasMethod } from './methods.js';
import type { Safety } from './tables/safety.js';
import { typeName } from './names.js';

/** The documentation of a method: what the specs say, in terms of the typed layer. */
export function methodDocs(typed: TypedMethod, safety: Safety, model: Model): string[] {
  const { owner, method, raw } = typed;
  const { brief, description } = method.documentation;
  const heading = sentence(paragraph(said(brief, typed)));
  const label = `Method ${code(method.name)} of ${code(owner.name)}, label ${code(method.label)} (${method.labelNumber}).`;
  const condition = method.condition ? ` Exists where ${code(method.condition)}.` : '';
  return paragraphs(
    heading.length > 0 ? heading : plainParagraph(`${owner.manualName} ${method.name}.`),
    paragraph(said(description, typed)),
    argumentDocs(typed),
    returnDocs(typed),
    errorDocs(typed, model),
    safetyDocs(safety),
    [`${label}${condition}`, `Raw function: [\`sys::${raw}\`]. ${sourceLine(method.place)}`],
  );
}

/** Those of a method that only calls another one. */
export function aliasDocs({ alias, target, typed }: AliasMethod, safety: Safety, model: Model): string[] {
  const passed = alias.call?.args.slice(1) ?? [];
  const fixed = target.method.inputs.flatMap(({ name }, index) =>
    typeof passed[index] === 'bigint' ? [`${code(name)} ${passed[index]}`] : [],
  );
  return paragraphs(
    [
      `Calls [\`${target.name}\`](Self::${target.name})${fixed.length > 0 ? ` with ${fixed.join(', ')}` : ''}.`,
    ],
    argumentDocs(typed),
    returnDocs(typed),
    ['# Errors', '', `As for [\`${target.name}\`](Self::${target.name}).`],
    safetyDocs(safety),
    [`Raw function: [\`sys::${alias.name}\`]. ${headerLine(alias.place, model.headers.isBorrowed)}`],
  );
}

function argumentDocs(typed: TypedMethod): string[] {
  const { parameters, method, receiverOf } = typed;
  const invoked = escapeMarkdown(method.documentation.capability).replace(/\.$/, '');
  const isOnSlot = receiverOf.length > 0;
  const items = [
    ...(isOnSlot ? listItem('`self`: The slot.') : []),
    ...(invoked ? listItem(`${code(isOnSlot ? 'self.root' : 'self')}: ${invoked}.`) : []),
    ...receiverOf.flatMap((one) => listItem(member(one, typed))),
    ...parameters.flatMap((one) => argument(one, typed)),
  ];
  return items.length > 0 ? ['# Arguments', '', ...items] : [];
}

function argument({ name, type, of }: TypedParameter, typed: TypedMethod): readonly string[] {
  const [first] = of;
  if (of.length > 1) {
    return [
      ...listItem(`${code(name)}: ${groupText(type)}`),
      ...of.flatMap((one) => listItem(member(one, typed))),
    ];
  }
  const counts = typed.method.counted && name === 'count' ? ' `USER_CONTEXT_WORDS` are all.' : '';
  const text = `${first ? oneLine(said(first.description, typed)) : ''}${counts}`.trim();
  const original = first && first.name !== name ? ` (${code(first.name)} in the specs)` : '';
  return listItem(text ? `${code(name)}${original}: ${text}` : `${code(name)}${original}`);
}

function groupText(type: string): string {
  return type.startsWith('Slots')
    ? 'The slots, as of [`CNode::slots_from`] or [`Slot::and_following`].'
    : 'A slot, as of [`CNode::slot`].';
}

/** What a parameter of the specs is of a slot. */
function member({ name, description }: Parameter, typed: TypedMethod): string {
  const text = oneLine(said(description, typed));
  const own = code(memberNames(typed).get(name) ?? name);
  return text ? `${own}: ${text}` : own;
}

function returnDocs(typed: TypedMethod): string[] {
  const { outputs, result } = typed;
  if (result !== undefined || outputs.length === 0) return [];
  const text = outputs.flatMap(({ of }) => paragraph(said(of.description, typed)));
  return text.length > 0 ? ['# Returns', '', ...text] : [];
}

const errorModule = 'super::super::error';

function errorDocs(typed: TypedMethod, { headers }: Model): string[] {
  const known = new Set(
    headers.enums.find((one) => one.name === 'seL4_Error')?.values.map(({ name }) => name) ?? [],
  );
  const items = typed.method.documentation.errors.flatMap(({ name, description }) => {
    const variant = `ErrorKind::${typeName(name)}`;
    const link = known.has(name) ? `[\`${variant}\`](${errorModule}::${variant})` : code(name);
    const text = oneLine(said(description, typed));
    return listItem(text ? `${link}: ${text}` : link);
  });
  const unlisted = ['What the kernel answers; the specs do not list it.'];
  return ['# Errors', '', ...(items.length > 0 ? items : unlisted), '', ...argumentNames(typed, known)];
}

/** Where the names are by which the two errors that count arguments can be shown. */
function argumentNames(typed: TypedMethod, known: ReadonlySet<string>): string[] {
  if (!countingErrors.every((name) => known.has(name))) return [];
  const name = argumentsName(typed);
  return [`Names of what errors count: [\`${name}\`](${errorModule}::arguments::${name}).`];
}

function safetyDocs(safety: Safety): string[] {
  return safety.isSafe ? [] : ['# Safety', '', ...plainParagraph(safety.promise)];
}
