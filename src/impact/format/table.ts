// SPDX-License-Identifier: BSD-2-Clause
import { sel4Archs } from '../../config/kernel-config.js';
import { toOptionName } from '../../syntax/kernel-config/entry.js';
import type { ImpactReport, OptionImpact } from '../report.js';
import type { ChangeSummary } from '../summary.js';

/** The columns of the table that shows everything at once, and what is counted in each. */
const columns: readonly { readonly title: string; readonly holds: (change: ChangeSummary) => boolean }[] = [
  { title: 'calls', holds: ({ what }) => what === 'system calls' || what === 'registers' },
  { title: 'labels', holds: ({ what }) => what === 'labels' },
  { title: 'messages', holds: ({ what }) => /tags|bitfields|messages/.test(what) },
  {
    title: 'headers',
    holds: ({ audience, what }) =>
      audience === 'everyone' && /^(?:constants|types|enums|structs|other names)$/.test(what),
  },
  { title: 'bootinfo', holds: ({ audience }) => audience === 'root task' },
  { title: 'sizes', holds: ({ audience }) => audience === 'allocation' },
];

/** One row for each option that matters: how many facts it changes, on the architecture where these are most. */
export function overview(report: ImpactReport): { readonly head: string[]; readonly rows: string[][] } {
  const own = report.options.filter(({ answer }) => answer === 'matters');
  return {
    head: ['OPTION', ...columns.map(({ title }) => title.toUpperCase()), 'ARCHITECTURES'],
    rows: own.map((option) => [
      toOptionName(option.name),
      ...columns.map(({ holds }) => cell(option, holds)),
      architectures(option),
    ]),
  };
}

/** `±5 ~26`: so many come or go, so many are otherwise. */
function cell({ architectures: found }: OptionImpact, holds: (change: ChangeSummary) => boolean): string {
  const count = (isPresence: boolean): number =>
    Math.max(
      ...found.map(({ changes }) =>
        changes
          .filter((change) => holds(change) && (change.kind === 'presence') === isPresence)
          .reduce((sum, { facts }) => sum + facts.length, 0),
      ),
    );
  const [some, others] = [count(true), count(false)];
  return [...(some > 0 ? [`±${some}`] : []), ...(others > 0 ? [`~${others}`] : [])].join(' ');
}

function architectures({ architectures: found }: OptionImpact): string {
  return found.length === sel4Archs.length ? 'all' : found.map(({ sel4Arch }) => sel4Arch).join(' ');
}

export const legend =
  '±: come or go; ~: have another number, value, size or place. Counted where they are most.';
