// SPDX-License-Identifier: BSD-2-Clause
import type { Difference } from './differences.js';
import type { Verdict } from './judge.js';

/** Counts what came of calls, by configuration and layer, for the table at the end. */
export class Tally {
  readonly #layers: readonly string[];
  readonly #verdicts = new Map<string, Map<string, Verdict[]>>();

  constructor(layers: readonly string[]) {
    this.#layers = layers;
  }

  get configurations(): number {
    return this.#verdicts.size;
  }

  /** The differences that some call showed, with how many did. */
  get used(): ReadonlyMap<Difference, number> {
    const counts = new Map<Difference, number>();
    for (const { used } of this.#all()) {
      for (const one of used) counts.set(one, (counts.get(one) ?? 0) + 1);
    }
    return counts;
  }

  add(configuration: string, layer: string, verdicts: readonly Verdict[]): void {
    const layers = this.#verdicts.get(configuration) ?? new Map<string, Verdict[]>();
    this.#verdicts.set(configuration, layers.set(layer, [...(layers.get(layer) ?? []), ...verdicts]));
  }

  /** For each layer: calls, how many were right, and how many of these are not as in C. */
  table(): string {
    const titles = [...this.#verdicts.keys()].sort();
    const rows = [
      ['', ...this.#layers.flatMap((layer) => [layer, 'right', 'unlike C'])],
      ...titles.map((title) => [
        title,
        ...this.#layers.flatMap((layer) => figures(this.#verdicts.get(title)?.get(layer) ?? [])),
      ]),
      ['all', ...this.#layers.flatMap((layer) => figures(this.#all(layer)))],
    ];
    const widths =
      rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
    const pad = (cell: string, at: number): string =>
      at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
    const differences = [...this.used].map(([{ title }, count]) => `${String(count).padStart(6)}  ${title}`);
    return [...rows.map((row) => row.map(pad).join('  ')), '', 'Unlike C on purpose:', ...differences].join(
      '\n',
    );
  }

  #all(layer?: string): Verdict[] {
    return [...this.#verdicts.values()].flatMap((layers) =>
      layer === undefined ? [...layers.values()].flat() : (layers.get(layer) ?? []),
    );
  }
}

function figures(verdicts: readonly Verdict[]): string[] {
  const right = verdicts.filter(({ complaints }) => complaints.length === 0);
  return [verdicts, right, right.filter(({ used }) => used.length > 0)].map(({ length }) => String(length));
}
