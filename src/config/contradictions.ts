// SPDX-License-Identifier: BSD-2-Clause
import { and, defined, type Expression, not } from '../condition/expression.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { toMacroName, toOptionName, type ConfigEntry } from '../syntax/kernel-config/entry.js';
import type { Sel4Arch } from './kernel-config.js';
import { macroText } from './known-keys.js';
import { archOptions, type MergedOptions } from './sel4-arch.js';

/** Options of which at most one is on. */
const exclusive = [
  ['SYSCALL', 'SYSENTER'],
  ['NO_BENCHMARKS', 'ENABLE_BENCHMARKS'],
  ['ARM_PA_SIZE_BITS_40', 'ARM_PA_SIZE_BITS_44'],
] as const;

/** The first is only on where the second is. */
const implications = [
  ['ARCH_ARM_HYP', 'ARM_HYPERVISOR_SUPPORT'],
  ['X86_64_VTX_64BIT_GUESTS', 'VTX'],
  ['BENCHMARK_GENERIC', 'ENABLE_BENCHMARKS'],
  ['BENCHMARK_TRACK_KERNEL_ENTRIES', 'ENABLE_BENCHMARKS'],
  ['BENCHMARK_TRACEPOINTS', 'ENABLE_BENCHMARKS'],
  ['BENCHMARK_TRACK_UTILISATION', 'ENABLE_BENCHMARKS'],
] as const;

/** Combinations of options that no build of seL4 gives, as conditions; of options that are a choice by their names. */
export function impossibleConditions(options: readonly string[]): Expression[] {
  const is = (name: string): Expression => defined(toMacroName(name));
  const cores = options.filter((name) => name.startsWith(corePrefix));
  return [
    ...exclusive.map(([first, second]) => and(is(first), is(second))),
    ...implications.map(([first, second]) => and(is(first), not(is(second)))),
    ...cores.flatMap((core, index) => cores.slice(index + 1).map((other) => and(is(core), is(other)))),
  ];
}

/** The options that no build has beside one, as macros; of all that there are. */
export function excludedBy(macro: string, options: readonly string[]): string[] {
  const pairs = exclusive.flatMap(([first, second]) => {
    const both = [toMacroName(first), toMacroName(second)];
    return both.includes(macro) ? both : [];
  });
  const cores = macro.startsWith(corePrefix) ? options.filter((name) => name.startsWith(corePrefix)) : [];
  return [...pairs, ...cores].filter((name) => name !== macro);
}

/** A processor has one kind of core. */
const corePrefix = 'CONFIG_ARM_CORTEX_';

/**
 * Reports options that no build of seL4 gives together, and says whether there are any. Only options that the
 * configuration mentions are compared, since older releases lack some.
 */
export function reportContradictions(options: MergedOptions, sel4Arch: Sel4Arch, report: Report): boolean {
  let found = false;
  const complain = (problem: string, entry: ConfigEntry, other: ConfigEntry | undefined): void => {
    found = true;
    const related = other ? [{ span: other.span, message: `${toOptionName(other.key)} stands here` }] : [];
    report.add('E0709', entry.span, { problem }, related);
  };
  const get = (name: string): ConfigEntry | undefined => options.get(`CONFIG_${name}`);
  const isOn = (entry: ConfigEntry | undefined): boolean => macroText(entry?.value) !== undefined;

  for (const [key, value] of archOptions(sel4Arch)) {
    const entry = options.get(key);
    const expected = macroText(value);
    if (!entry || macroText(entry.value) === expected) continue;
    const problem = `${toOptionName(key)} is ${show(entry)}, but for ${sel4Arch} it is ${shown(value.kind, expected)}`;
    complain(problem, entry, options.get('CONFIG_SEL4_ARCH'));
    // Where the architecture was changed all of them are wrong, and one says as much as ten.
    break;
  }
  for (const [first, second] of exclusive) {
    const [a, b] = [get(first), get(second)];
    if (a && b && isOn(a) && isOn(b)) complain(`${first} and ${second} are both on`, a, b);
  }
  for (const [first, second] of implications) {
    const [a, b] = [get(first), get(second)];
    if (a && b && isOn(a) && !isOn(b)) complain(`${first} is on, but ${second} is off`, a, b);
  }
  reportPlatform(options, complain);
  const [core, other] = [...options.values()].filter(
    (entry) => entry.key.startsWith(corePrefix) && isOn(entry),
  );
  if (core && other)
    complain(`${toOptionName(core.key)} and ${toOptionName(other.key)} are both on`, other, core);
  const [nodes, smp] = [get('MAX_NUM_NODES'), get('ENABLE_SMP_SUPPORT')];
  if (nodes && smp && Number(macroText(nodes.value)) > 1 !== isOn(smp)) {
    complain(`MAX_NUM_NODES is ${show(nodes)}, but ENABLE_SMP_SUPPORT is ${show(smp)}`, nodes, smp);
  }
  return found;
}

/** Which platform it is stands in a text, and in a switch of its own. */
function reportPlatform(
  options: MergedOptions,
  complain: (problem: string, entry: ConfigEntry, other: ConfigEntry | undefined) => void,
): void {
  const platform = options.get('CONFIG_PLAT');
  const name = macroText(platform?.value);
  if (!platform || name === undefined) return;
  // It names a directory.
  if (!/^[A-Za-z0-9_][\w.+-]*$/.test(name))
    return complain(`PLAT is \`${name}\`, which names no platform`, platform, undefined);
  const own = options.get(`CONFIG_PLAT_${name.toUpperCase().replace(/\W/g, '_')}`);
  if (own && macroText(own.value) === undefined)
    complain(`PLAT is ${name}, but ${toOptionName(own.key)} is off`, platform, own);
}

function show({ value }: ConfigEntry): string {
  return shown(value.kind, macroText(value));
}

function shown(kind: ConfigEntry['value']['kind'], text: string | undefined): string {
  return text === undefined ? 'off' : kind === 'boolean' ? 'on' : text;
}
