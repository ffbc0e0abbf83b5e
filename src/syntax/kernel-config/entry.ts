// SPDX-License-Identifier: BSD-2-Clause
import type { Span } from '../../text/span.js';

/** What a configuration file says about one option. */
export type EntryValue =
  { readonly kind: 'boolean'; readonly on: boolean } | { readonly kind: 'value'; readonly text: string };

/** One option as a configuration file gives it, whatever the format of the file. */
export interface ConfigEntry {
  /** The macro's name, with CONFIG_ in front. */
  readonly key: string;
  readonly value: EntryValue;
  readonly span: Span;
}

export const on: EntryValue = { kind: 'boolean', on: true };
export const off: EntryValue = { kind: 'boolean', on: false };

/** A number or string. Two formats quote strings and two do not, so the quotes are no part of the text. */
export function textValue(text: string): EntryValue {
  return { kind: 'value', text: /^"([^"]*)"$/.exec(text)?.[1] ?? text };
}

/** gen_config.json and people leave CONFIG_ out; headers do not. */
export function toMacroName(name: string): string {
  return name.startsWith('CONFIG_') ? name : `CONFIG_${name}`;
}

/** The way back, for messages: options are known by the name that gen_config.json gives them. */
export function toOptionName(key: string): string {
  return key.replace(/^CONFIG_/, '');
}

export function isOptionName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}
