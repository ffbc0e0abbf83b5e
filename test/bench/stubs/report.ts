// SPDX-License-Identifier: BSD-2-Clause
import type { Counts } from './c-figures.js';
import type { Measured } from './measure.js';

export const total = ([before, after]: Counts): number => before + after;

export const ratioOf = ({ c, rust }: Measured): number => total(rust) / total(c);

export const isWorse = (one: Measured): boolean => total(one.rust) > total(one.c);

/** The geometric mean of ratios; 1 of none. */
export function geometricMean(ratios: readonly number[]): number {
  if (ratios.length === 0) return 1;
  return Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
}

/** Means over calls that succeed, over those that fail, and over the sizes of functions, of one or more configurations. */
export function means(...configurations: readonly (readonly Measured[])[]): {
  ok: number;
  err: number;
  size: number;
} {
  const all = configurations.flat();
  const of = (kind: string): number =>
    geometricMean(all.filter((one) => one.case.startsWith(kind)).map(ratioOf));
  // A function has one size, however many calls of it there are.
  const sizes = configurations.flatMap((measured) => [
    ...new Map(measured.map((one) => [one.function, one.bytes])).values(),
  ]);
  return {
    ok: of('ok'),
    err: of('err'),
    size: geometricMean(sizes.flatMap(({ c, rust }) => (c > 0 && rust > 0 ? [rust / c] : []))),
  };
}

/** A line for each call. */
export function table(measured: readonly Measured[]): string[] {
  const width = Math.max(0, ...measured.map((one) => nameOf(one).length));
  const head = `${''.padEnd(width)}   C before+after   bytes     Rust before+after   bytes   ratio  buffer`;
  return [
    head,
    ...measured.map((one) => {
      const { c, rust, bytes, accesses } = one;
      const cells = [
        `${c[0]}+${c[1]}`.padStart(15),
        String(bytes.c).padStart(7),
        `${rust[0]}+${rust[1]}`.padStart(21),
        String(bytes.rust).padStart(7),
        ratioOf(one).toFixed(2).padStart(7),
        String(accesses).padStart(7),
      ];
      return `${nameOf(one).padEnd(width)}${cells.join(' ')}${isWorse(one) ? '  more' : ''}`;
    }),
  ];
}

export function nameOf({ function: name, case: kind }: Measured): string {
  return `${name} (${kind})`;
}
