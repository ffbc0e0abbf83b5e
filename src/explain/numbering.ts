// SPDX-License-Identifier: BSD-2-Clause
import type { OpenNumber } from '../model/variability.js';
import type { Section } from './explanation.js';
import { exists, optionNames, plural } from './words.js';

/** More of what precedes something is counted. */
const mostListed = 12;

/** Why a label has its number, and what gives it another one elsewhere. */
export function explainLabelNumber(name: string, number: number, labels: readonly OpenNumber[]): Section[] {
  const own = labels.findIndex((one) => one.name === name && one.isPresent);
  if (own < 0) return [];
  const before = labels.slice(0, own);
  const present = before.filter(({ isPresent }) => isPresent);
  const moving = before.filter(({ condition }) => condition !== '');
  const last = present.at(-1);
  const why = [
    'Labels are counted from 1 over the invocations that this configuration has; 0 is none.',
    last
      ? `${plural(present.length, 'label')} of this configuration before it, the last one is ${last.name} (${number - 1}).`
      : 'It is the first one.',
    moving.length === 0
      ? 'No option moves it.'
      : `Other configurations move it: by ${optionNames(allOptions(moving))}.`,
  ];
  return [{ title: 'Why this number', sentences: why, ...movers(moving) }];
}

/** The same of a system call, where nothing moves it: numbers are kept for those that are absent. */
export function explainSyscallNumber(name: string, syscalls: readonly OpenNumber[]): Section[] {
  const own = syscalls.findIndex((one) => one.name === name);
  if (own < 0) return [];
  const before = syscalls.slice(0, own);
  const absent = before.filter(({ isPresent }) => !isPresent);
  const last = before.at(-1);
  return [
    {
      title: 'Why this number',
      sentences: [
        'System calls are counted from -1 downwards over all that the specs list for this kind of kernel, those that this configuration does not have included: no option but KERNEL_MCS moves one.',
        last
          ? `${plural(before.length, 'system call')} before it, ${absent.length === 0 ? 'all of them here' : `${absent.length} of them not here`}; the last one is ${last.name} (${-own}).`
          : 'It is the first one.',
      ],
    },
  ];
}

export function allOptions(some: readonly { readonly options: readonly string[] }[]): string[] {
  return [...new Set(some.flatMap(({ options }) => options))].sort();
}

/** What precedes something and is not in every configuration. */
function movers(moving: readonly OpenNumber[]): Pick<Section, 'table'> {
  if (moving.length === 0) return {};
  const rows = moving
    .slice(-mostListed)
    .map((one) => [one.name, one.isPresent ? 'here' : 'not here', exists(one.condition)]);
  const rest = moving.length - rows.length;
  const more = rest > 0 ? [[`and ${rest} before these`, '', '']] : [];
  return { table: [['BEFORE IT', '', 'EXISTS'], ...more, ...rows] };
}
