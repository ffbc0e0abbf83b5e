// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../condition/bdd.js';
import type { Outcome } from '../../condition/explore.js';
import { printExpression } from '../../condition/print.js';
import type { Bitfields } from '../../model/bitfield.js';
import { generatedHeader, type ResultStruct } from '../../resolve/header/generated.js';
import { sharedSourceFile, type SourceFile } from '../../text/source-file.js';
import type { LabelSlot } from '../groups/labels.js';

/** What generated headers are made of before a configuration is chosen. */
export interface OpenGeneratedFrom {
  readonly bitfields: readonly (readonly Outcome<Bitfields>[])[];
  readonly slots: readonly LabelSlot[];
  /** Constants of system calls, with the number for each condition. */
  readonly syscalls: readonly { readonly name: string; readonly value: number; readonly when: number }[];
  readonly results: readonly ResultStruct[];
}

/** What ends each list of labels. */
export const labelEnds = ['nInvocationLabels', 'nSeL4ArchInvocationLabels', 'nArchInvocationLabels'];

const none = { syscalls: [], labels: [], bitfields: { blocks: [], unions: [] } };

/**
 * A generated header for all configurations at once: the lines of each, between conditions. C counts enumerators as
 * labels are counted, so labels need no numbers; without slots there are none.
 */
export function openGeneratedHeader(
  path: string,
  from: OpenGeneratedFrom,
  space: ConditionSpace,
): SourceFile | undefined {
  const under = (when: number, lines: readonly string[]): string[] => {
    if (when === 1 || lines.length === 0) return [...lines];
    return [`#if ${printExpression(space.expression(when))}`, ...lines, '#endif'];
  };
  const lists = ['object-api', 'sel4-arch', 'arch'] as const;
  const labels = (index: number): string[] => {
    if (from.slots.length === 0) return [];
    const own = from.slots.filter(({ list }) => list === lists[index]);
    const start = index === 0 ? ['InvalidInvocation,'] : [];
    const lines = own.flatMap(({ name, when }) => under(when, [`${name},`]));
    // The first label of a list has the number that the list before ended with.
    const before = index === 0 ? [] : [`_before_${labelEnds[index]} = ${labelEnds[index - 1]} - 1,`];
    return [`enum { ${[...before, ...start].join(' ')}`, ...lines, `${labelEnds[index]} };`];
  };
  const texts: Readonly<Record<string, () => string[]>> = {
    'sel4/bindgen/types_gen.h': () =>
      from.bitfields.flatMap((outcomes) =>
        outcomes.flatMap(({ when, result }) => {
          const file = generatedHeader(path, { ...none, results: [], bitfields: result });
          const lines = (file?.text ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
          return under(when, lines);
        }),
      ),
    'sel4/syscall.h': () =>
      from.syscalls.flatMap(({ name, value, when }) => under(when, [`enum { ${name} = ${value} };`])),
    'sel4/invocation.h': () => labels(0),
    'sel4/sel4_arch/invocation.h': () => ['#include <sel4/invocation.h>', ...labels(1)],
    'sel4/arch/invocation.h': () => ['#include <sel4/sel4_arch/invocation.h>', ...labels(2)],
  };
  const lines = texts[path.replace(/^kernel\//, '')]?.();
  if (!lines) return generatedHeader(path, { ...none, results: from.results });
  return sharedSourceFile(`<generated>/${path}`, ['#pragma once', ...lines, ''].join('\n'));
}
