// SPDX-License-Identifier: BSD-2-Clause
import type { Measured } from './measure.js';
import { isWorse, means } from './report.js';

/** What was measured of a configuration. */
export interface Row {
  readonly title: string;
  readonly sel4Arch: string;
  readonly measured: readonly Measured[];
}

/** A line for each configuration, and one for all configurations of each architecture. */
export function summary(rows: readonly Row[]): string[] {
  const sorted = rows.toSorted((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }));
  const architectures = [...new Set(sorted.map(({ sel4Arch }) => sel4Arch))].sort();
  return [
    `${'Geometric means, Rust beside C'.padEnd(width)}     ok    err  bytes  more  calls`,
    ...sorted.map(({ title, measured }) => line(title, measured)),
    '',
    ...architectures.map((sel4Arch) => {
      const own = sorted.filter((row) => row.sel4Arch === sel4Arch);
      return line(`all of ${sel4Arch}`, ...own.map(({ measured }) => measured));
    }),
  ];
}

const width = 34;

function line(title: string, ...configurations: readonly (readonly Measured[])[]): string {
  const { ok, err, size } = means(...configurations);
  const all = configurations.flat();
  const cells = [ok, err, size].map((mean) => mean.toFixed(3).padStart(7)).join('');
  return `${title.padEnd(width)}${cells}${String(all.filter(isWorse).length).padStart(6)}${String(all.length).padStart(7)}`;
}
