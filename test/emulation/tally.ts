// SPDX-License-Identifier: BSD-2-Clause
import type { Difference } from './differences.js';
import type { Verdict } from './judge.js';

interface Row {
  readonly configuration: string;
  readonly layer: string;
  readonly verdicts: readonly Verdict[];
}

/** Counts what came of the vectors, for the table at the end. */
export class Tally {
  readonly #rows: Row[] = [];

  get rows(): number {
    return this.#rows.length;
  }

  /** The differences that some call showed. */
  get used(): ReadonlySet<Difference> {
    return new Set(this.#rows.flatMap(({ verdicts }) => verdicts.flatMap(({ used }) => used)));
  }

  add(configuration: string, layer: string, verdicts: readonly Verdict[]): void {
    this.#rows.push({ configuration, layer, verdicts });
  }

  table(): string {
    const all = this.#rows.toSorted((a, b) =>
      `${a.configuration} ${a.layer}` < `${b.configuration} ${b.layer}` ? -1 : 1,
    );
    const rows = [
      ['configuration', 'layer', 'vectors', 'passed', 'as C', 'otherwise on purpose'],
      ...all.map(({ configuration, layer, verdicts }) => [configuration, layer, ...figures(verdicts)]),
      ['all', '', ...figures(all.flatMap(({ verdicts }) => verdicts))],
    ];
    const widths =
      rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
    const counts = [...this.used].map((one) => {
      const times = all.flatMap(({ verdicts }) => verdicts).filter(({ used }) => used.includes(one)).length;
      return `${String(times).padStart(6)}  ${one.title}`;
    });
    const line = (row: readonly string[]): string =>
      row
        .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ');
    return [...rows.map(line), '', 'Deliberate differences:', ...counts].join('\n');
  }
}

function figures(verdicts: readonly Verdict[]): string[] {
  const passed = verdicts.filter(({ complaints }) => complaints.length === 0);
  const other = passed.filter(({ used }) => used.length > 0).length;
  return [verdicts.length, passed.length, passed.length - other, other].map(String);
}
