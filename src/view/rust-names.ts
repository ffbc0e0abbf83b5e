// SPDX-License-Identifier: BSD-2-Clause

/** Rust's strict and reserved keywords, all editions; the only place that knows them. */
const keywords: ReadonlySet<string> = new Set(
  (
    'abstract as async await become box break const continue do dyn else enum extern false final fn for gen if ' +
    'impl in let loop macro match mod move mut override priv pub ref return static struct trait true try type ' +
    'typeof unsafe unsized use virtual where while yield'
  ).split(' '),
);

/** Keywords that cannot be written as raw identifiers. */
const neverRaw: ReadonlySet<string> = new Set(['crate', 'self', 'super', 'Self', '_']);

export function isKeyword(name: string): boolean {
  return keywords.has(name) || neverRaw.has(name);
}

/** A name of a spec as a Rust identifier. Names have been checked to be C identifiers. */
export function rustName(name: string): string {
  if (neverRaw.has(name)) return `${name}_`;
  return keywords.has(name) ? `r#${name}` : name;
}

/** The Rust type of a block or a union: its C type. */
export function bitfieldType(name: string): string {
  return `${name}_t`;
}

/** The Rust type of one variant of a union. */
export function variantType(union: string, block: string): string {
  return `${union}_${block}_t`;
}

/** The enum of a union's variants. No type of a block is called so: those end in `_t`. */
export function unionView(union: string): string {
  return `${union}_View`;
}

/** The constant with a union's tag value: C's enumerator. */
export function tagConstant(union: string, block: string): string {
  return `${union}_${block}`;
}

/** A name of C in the form of Rust's functions: `extraBIPages` is `extra_bi_pages`, `CNode` is one word. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

export function methodFunction(interfaceName: string, method: string): string {
  return `${interfaceName}_${method}`;
}

export function syscallConstant(name: string): string {
  return `seL4_Sys${name}`;
}
