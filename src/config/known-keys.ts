// SPDX-License-Identifier: BSD-2-Clause
import type { ConfigValue } from './kernel-config.js';

/** What sort of value an option takes; `any` where that is not known, or differs between architectures. */
export type OptionKind = ConfigValue['kind'] | 'number' | 'any';

/** Every option that is known by macro name, beyond those that the configuration at hand mentions. */
export type KnownKeys = ReadonlyMap<string, OptionKind>;

/** Adds options whose kind is not known, such as those that conditions in the specs read. */
export function addKnownKeys(known: KnownKeys, mentioned: Iterable<string>): KnownKeys {
  const all = new Map(known);
  for (const key of mentioned) if (!all.has(key)) all.set(key, 'any');
  return all;
}

/** One way to write a value: a header cannot tell the number 1 from a boolean, `--set X=1` may mean either. */
export function canonicalValue(value: ConfigValue, kind: OptionKind | undefined): ConfigValue {
  const isValue = kind === 'value' || kind === 'number';
  if (isValue && value.kind === 'boolean' && value.on) return { kind: 'value', text: '1' };
  if (kind === 'boolean' && value.kind === 'value' && value.text === '1')
    return { kind: 'boolean', on: true };
  return value;
}

/** The replacement text that C sees, or undefined for a macro that is not defined. */
export function macroText(value: ConfigValue | undefined): string | undefined {
  if (value?.kind === 'boolean') return value.on ? '1' : undefined;
  return value?.text;
}
