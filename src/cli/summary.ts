// SPDX-License-Identifier: BSD-2-Clause
import type { Generated } from '../generate.js';
import { printable } from '../text/printable.js';

/** What was made, in a few lines for people. */
export function summarise({ model, files }: Generated, where: string, seconds: number): string {
  const { target, configuration, bitfields } = model;
  const methods = model.interfaces.flatMap((one) => one.methods);
  const faults = bitfields.unions.find(({ name }) => name === 'seL4_Fault')?.variants.length ?? 0;
  const lines = files.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);
  const { constants, enums, structs, isBorrowed } = model.headers;
  const rows: readonly (readonly [number, string])[] = [
    [model.syscalls.length, 'system calls'],
    [
      methods.length,
      `invocations of ${model.interfaces.filter((one) => one.methods.length).length} interfaces`,
    ],
    [faults, 'fault types'],
    [
      bitfields.blocks.length,
      `bitfield blocks, ${bitfields.unions.length} tagged union${bitfields.unions.length === 1 ? '' : 's'}`,
    ],
    [
      constants.length,
      `constants, ${enums.length} enums and ${structs.length} structs of the headers${isBorrowed ? ' (built-in)' : ''}`,
    ],
  ];
  return [
    `seL4 bindings for ${target.sel4Arch}${target.isMcs ? ' (MCS)' : ''}, configuration ${printable(configuration.label)}`,
    ...rows.map(([count, what]) => `${String(count).padStart(6)} ${what}`),
    `${files.length} file${files.length === 1 ? '' : 's'}, ${lines} lines in ${where}, ${seconds.toFixed(2)} s`,
    '',
  ].join('\n');
}
