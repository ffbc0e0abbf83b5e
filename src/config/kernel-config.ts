// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../condition/evaluate.js';

export const sel4Archs = ['aarch32', 'arm_hyp', 'aarch64', 'ia32', 'x86_64', 'riscv32', 'riscv64'] as const;

/** seL4's name of an architecture as libsel4 sees it (CONFIG_SEL4_ARCH). */
export type Sel4Arch = (typeof sel4Archs)[number];

/** One option as the configuration gives it. */
export type ConfigValue =
  /** A boolean option: on is a macro defined as 1, off is a macro that is not defined. */
  | { readonly kind: 'boolean'; readonly on: boolean }
  /** A number or string: a macro that is defined, with this text, even where the text is `0` or empty. */
  | { readonly kind: 'value'; readonly text: string };

/**
 * One kernel configuration. Keys are macro names (`CONFIG_KERNEL_MCS`). An option that the configuration does
 * not mention is an undefined macro.
 */
export interface KernelConfig {
  /** Sorted by key. */
  readonly options: ReadonlyMap<string, ConfigValue>;
  readonly sel4Arch: Sel4Arch;
  /** What a person calls it: the preset's name, or the file's. */
  readonly label: string;
}

/** How the preprocessor sees the configuration: replacement text, or undefined. */
export function macroLookup(config: KernelConfig): MacroLookup {
  return (name) => {
    const value = config.options.get(name);
    if (!value) return undefined;
    if (value.kind === 'value') return value.text;
    return value.on ? '1' : undefined;
  };
}

export function isOn(config: KernelConfig, key: string): boolean {
  return macroLookup(config)(key) !== undefined;
}
