// SPDX-License-Identifier: BSD-2-Clause
import type { Parameter } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import type { Prose, ProsePart } from '../../text/prose.js';
import {
  code,
  escapeMarkdown,
  headerLine,
  listItem,
  oneLine,
  paragraph,
  paragraphs,
  plainParagraph,
  sourceLine,
} from '../docs.js';
import { argumentsName, countingErrors } from './errors/arguments-view.js';
import type { TypedMethod, TypedParameter } from './method.js';
import type { AliasMethod } from './methods.js';
import type { Safety } from './tables/safety.js';
import { typeName } from './names.js';

/** The documentation of a method: what the specs say, in terms of the typed layer. */
export function methodDocs(typed: TypedMethod, safety: Safety, model: Model): string[] {
  const { owner, method, raw } = typed;
  const { brief, description } = method.documentation;
  const heading = paragraph(said(brief));
  const label = `Method ${code(method.name)} of ${code(owner.name)}, label ${code(method.label)} (${method.labelNumber}).`;
  const condition = method.condition ? ` Exists where ${code(method.condition)}.` : '';
  return paragraphs(
    heading.length > 0 ? heading : plainParagraph(`${owner.manualName} ${method.name}`),
    paragraph(said(description)),
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

function argumentDocs({ parameters, method, receiverOf }: TypedMethod): string[] {
  const invoked = escapeMarkdown(method.documentation.capability).replace(/\.$/, '');
  const self = [...(invoked ? [invoked] : []), ...receiverOf.map(described)].join('; ');
  const items = [
    ...(self ? listItem(`${code('self')}: ${self}.`) : []),
    ...parameters.flatMap((one) => listItem(argument(one))),
    ...(method.counted ? listItem('`USER_CONTEXT_WORDS` registers are all.') : []),
  ];
  return items.length > 0 ? ['# Arguments', '', ...items] : [];
}

function argument({ name, of }: TypedParameter): string {
  const [first] = of;
  if (of.length > 1) return `${code(name)}: ${of.map(described).join('; ')}.`;
  const text = first ? oneLine(said(first.description)) : '';
  const original = first && first.name !== name ? ` (${code(first.name)} in the specs)` : '';
  return text ? `${code(name)}${original}: ${text}` : `${code(name)}${original}`;
}

function described({ name, description }: Parameter): string {
  const text = oneLine(said(description)).replace(/\.$/, '');
  return text ? `${code(name)}, ${text}` : code(name);
}

function returnDocs({ outputs, result }: TypedMethod): string[] {
  if (result !== undefined || outputs.length === 0) return [];
  const text = outputs.flatMap(({ of }) => paragraph(said(of.description)));
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
    const text = oneLine(said(description));
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

/** What the raw layer calls the invoked capability is `self` here. */
export function said(prose: Prose | undefined): Prose | undefined {
  return prose?.map((part): ProsePart => {
    if (part.kind === 'aside') return { ...part, of: said(part.of) ?? [] };
    if (part.kind !== 'text' && part.kind !== 'code') return part;
    return { ...part, text: part.text.replace(/\b_service\b/g, 'self') };
  });
}
