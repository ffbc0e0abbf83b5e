// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../model/model.js';
import { code, sourceLine } from './docs.js';
import { syscallConstant } from './rust-names.js';
import { assertion } from './statements.js';

interface NumberView {
  readonly name: string;
  readonly number: number;
  readonly doc: readonly string[];
}

export interface NumbersView {
  readonly syscalls: readonly NumberView[];
  readonly labels: readonly NumberView[];
  readonly ends: readonly { readonly name: string; readonly number: number; readonly doc: string }[];
  readonly checks: readonly string[];
}

const endNames = {
  'object-api': 'nInvocationLabels',
  'sel4-arch': 'nSeL4ArchInvocationLabels',
  arch: 'nArchInvocationLabels',
} as const;

export function toNumbersView({ syscalls, labels }: Model): NumbersView {
  // The lists are numbered one after the other; each ends where the next begins.
  let end = 1;
  const ends = (['object-api', 'sel4-arch', 'arch'] as const).map((list) => {
    end = Math.max(end, ...labels.filter((label) => label.list === list).map(({ number }) => number + 1));
    return { name: endNames[list], number: end, doc: `One more than the last label of the ${list} list.` };
  });
  return {
    syscalls: syscalls.map(({ name, number, place }) => ({
      name: syscallConstant(name),
      number,
      doc: [`System call ${code(name)}. ${sourceLine(place)}`],
    })),
    labels: labels.map(({ name, number, place }) => ({
      name,
      number,
      doc: [`Invocation label ${number}. ${sourceLine(place)}`],
    })),
    ends,
    checks: [
      ...labels.map(({ name }, index) =>
        assertion(name, '==', `${labels[index - 1]?.name ?? 'InvalidInvocation'} + 1`),
      ),
      ...syscalls.slice(1).map(({ name }, index) => {
        const before = syscallConstant(syscalls[index]?.name ?? '');
        return assertion(syscallConstant(name), '<', before);
      }),
      assertion(ends.at(-1)?.name ?? '', '==', `${labels.at(-1)?.name ?? 'InvalidInvocation'} + 1`),
    ],
  };
}
