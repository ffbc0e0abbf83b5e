// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { ConfigEntry } from '../syntax/kernel-config/entry.js';
import type { ConfigValue, Sel4Arch } from './kernel-config.js';
import { sel4Archs } from './kernel-config.js';
import { macroText } from './known-keys.js';
import { targets } from './targets.js';

/** Options by macro name, each as it was last given. */
export type MergedOptions = ReadonlyMap<string, ConfigEntry>;

/** The architecture as CONFIG_SEL4_ARCH names it, or as the only CONFIG_ARCH_… that is on implies it. */
export function findSel4Arch(options: MergedOptions, report: Report): Sel4Arch | undefined {
  const named = options.get('CONFIG_SEL4_ARCH');
  const text = macroText(named?.value);
  if (text !== undefined) {
    const found = sel4Archs.find((arch) => arch === text);
    if (!found) report.add('E0705', named?.span, { value: text });
    return found;
  }
  const on = sel4Archs.filter((arch) => macroText(options.get(archKey(arch))?.value) !== undefined);
  // A kernel for arm_hyp is an aarch32 kernel too, and has both options on.
  const candidates = on.includes('arm_hyp') ? on.filter((arch) => arch !== 'aarch32') : on;
  const [first, second] = candidates;
  if (first === undefined) report.add('E0704', undefined, {});
  if (second === undefined) return first;
  report.add('E0709', options.get(archKey(second))?.span, { problem: `both ${first} and ${second} are on` });
  return undefined;
}

/** What seL4's build derives from the architecture alone. */
export function archOptions(sel4Arch: Sel4Arch): ReadonlyMap<string, ConfigValue> {
  const { arch, wordSize } = targets[sel4Arch];
  const options = new Map<string, ConfigValue>([
    ['CONFIG_SEL4_ARCH', { kind: 'value', text: sel4Arch }],
    ['CONFIG_ARCH', { kind: 'value', text: arch }],
    ['CONFIG_WORD_SIZE', { kind: 'value', text: String(wordSize) }],
  ]);
  for (const each of ['arm', 'riscv', 'x86']) {
    options.set(`CONFIG_ARCH_${each.toUpperCase()}`, { kind: 'boolean', on: each === arch });
  }
  for (const each of sel4Archs) {
    const on = each === sel4Arch || (each === 'aarch32' && sel4Arch === 'arm_hyp');
    options.set(archKey(each), { kind: 'boolean', on });
  }
  return options;
}

function archKey(arch: Sel4Arch): string {
  return `CONFIG_ARCH_${arch.toUpperCase()}`;
}
