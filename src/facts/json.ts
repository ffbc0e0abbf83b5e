// SPDX-License-Identifier: BSD-2-Clause
import type { FactsDocument, Json } from './fact.js';

export const format = 'sel4-abi';
/** What docs/facts.md promises holds for documents with this number. */
export const formatVersion = 1;

/**
 * What a terminal or an editor would obey or hide: specs are not trusted, and a fact stays on one line. JSON has an
 * escape for all of them.
 */
const unsafe = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The document as JSON, each fact and each option on a line of its own. */
export function renderDocument(document: FactsDocument): string {
  const { specs, target, configuration, hasBuiltInHeaders, selection, facts } = document;
  const lines = object([
    member('format', format),
    member('formatVersion', formatVersion),
    ...(specs === undefined ? [] : [member('specs', specs)]),
    `"target": ${object([
      member('sel4Arch', target.sel4Arch),
      member('arch', target.arch),
      member('wordSize', target.wordSize),
      member('mcs', target.isMcs),
      member('trap', target.trap),
      member('stubsUseBufferOnly', target.stubsUseBufferOnly),
    ])}`,
    `"configuration": ${object([
      member('label', configuration.label),
      `"options": ${object(configuration.options.map(({ name, value }) => member(name, value)))}`,
    ])}`,
    member('builtInHeaders', hasBuiltInHeaders),
    ...(selection ? [member('selection', selection)] : []),
    facts.length === 0
      ? '"facts": []'
      : `"facts": [\n${facts.map((fact) => `  ${inline(fact)}`).join(',\n')}\n]`,
  ]);
  return `${lines}\n`;
}

/** A document's text with a line that has its digest, behind the format's two. */
export function withDigest(text: string, digest: string): string {
  return withLine(text, member('digest', digest));
}

/** The document with a line that says how many facts it has: one that was cut can be told by it. */
export function renderCounted(document: FactsDocument): string {
  return withLine(renderDocument(document), member('count', document.facts.length));
}

function withLine(text: string, line: string): string {
  const head = `  ${member('formatVersion', formatVersion)},\n`;
  const end = text.indexOf(head) + head.length;
  return `${text.slice(0, end)}  ${line},\n${text.slice(end)}`;
}

function object(members: readonly string[]): string {
  return members.length === 0 ? '{}' : `{\n${indent(members.join(',\n'))}\n}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

function member(name: string, value: Json): string {
  return `${inline(name)}: ${inline(value)}`;
}

/** JSON on one line, with blanks after `,` and `:`. */
function inline(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value).replace(unsafe, escape);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  let members = '';
  for (const name of Object.keys(value)) {
    const each = value[name];
    if (each !== undefined) members += `${members === '' ? '' : ', '}${member(name, each)}`;
  }
  return `{${members}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
