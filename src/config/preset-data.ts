// SPDX-License-Identifier: BSD-2-Clause
import { invariant } from '../diagnostics/bug.js';

/** Options by the names that gen_config.json gives them. */
export interface OptionSet {
  readonly on?: readonly string[];
  readonly off?: readonly string[];
  readonly values?: Readonly<Record<string, string>>;
  /** Taken away again: options that the configuration does not mention at all. */
  readonly absent?: readonly string[];
}

/** What a modifier changes on some architectures; every case that fits is applied. */
export interface ModifierCase {
  /** All architectures where it is left out. */
  readonly for?: readonly string[];
  /** Other modifiers that must be there too. */
  readonly with?: readonly string[];
  readonly platform?: string;
  readonly cpu?: string;
  readonly options: OptionSet;
}

export interface Modifier {
  readonly summary: string;
  /** Of the modifiers with the same choice, a preset has at most one. */
  readonly choice?: string;
  readonly cases: readonly ModifierCase[];
}

export interface Architecture {
  readonly platform: string;
  readonly cpu: string;
  readonly summary: string;
  /** The names of option sets that it shares with others, applied before its own. */
  readonly groups: readonly string[];
  readonly options: OptionSet;
}

/** The built-in configurations: presets.json. */
export interface Presets {
  /** The release of seL4 whose build gave these options. */
  readonly release: string;
  readonly groups: Readonly<Record<string, OptionSet>>;
  readonly architectures: Readonly<Record<string, Architecture>>;
  readonly modifiers: Readonly<Record<string, Modifier>>;
}

/** Reads presets.json. It is part of this program, so a fault in it is a mistake of ours. */
export function parsePresets(text: string): Presets {
  const parsed: unknown = JSON.parse(text);
  invariant(typeof parsed === 'object' && parsed !== null, 'the presets are no object');
  for (const part of ['release', 'groups', 'architectures', 'modifiers']) {
    invariant(part in parsed, `the presets lack ${part}`);
  }
  return parsed as Presets;
}

/** The modifiers that seL4 allows on an architecture, in the order in which they are applied. */
export function offeredModifiers(presets: Presets, architecture: string): string[] {
  return Object.keys(presets.modifiers).filter(
    (name) => modifierCases(presets, name, architecture, []).length > 0,
  );
}

/** What one modifier changes on an architecture, beside the other modifiers given. */
export function modifierCases(
  presets: Presets,
  name: string,
  architecture: string,
  modifiers: readonly string[],
): readonly ModifierCase[] {
  const cases = presets.modifiers[name]?.cases ?? [];
  return cases.filter(
    (each) =>
      (each.for?.includes(architecture) ?? true) &&
      (each.with?.every((other) => modifiers.includes(other)) ?? true),
  );
}
