// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readFileSync } from 'node:fs';
import type { Vector } from '../../emulation/vectors.js';
import type { OracleName } from '../../helpers/oracle.js';

/** Instructions up to the trap and from it to the caller; the trap itself is not among them. */
export type Counts = readonly [before: number, after: number];

/** What clang makes of libsel4's functions; see the README of the figures. */
export interface CFigures {
  readonly compiler: string;
  /** By function and case, such as `ok`, `ok:len=3` or `ok:len=3:null`. */
  readonly counts: ReadonlyMap<string, ReadonlyMap<string, Counts>>;
  /** Bytes of each function. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** The figures of a configuration; undefined where there are none. The IPC buffer's address is in a plain global. */
export function readCFigures({ directory, version, config }: OracleName): CFigures | undefined {
  const path = `${directory}/${version}/${config}.icount.json`;
  if (!existsSync(path)) return undefined;
  const file: {
    readonly compiler: string;
    readonly notls: Readonly<Record<string, { readonly size: number }>>;
    readonly dynamic_notls: Readonly<Record<string, Readonly<Record<string, Counts>>>>;
  } = JSON.parse(readFileSync(path, 'utf8'));
  return {
    compiler: file.compiler,
    counts: new Map(
      Object.entries(file.dynamic_notls).map(([name, cases]) => [name, new Map(Object.entries(cases))]),
    ),
    sizes: new Map(Object.entries(file.notls).map(([name, { size }]) => [name, size])),
  };
}

/** What the figures call the case of a vector. */
export function caseOf({ function: name, case: kind, args, length }: Vector): string {
  const count = args['count'];
  const hasCount = typeof count === 'bigint' && /_(?:Read|Write)Registers$/.test(name);
  return [
    kind,
    ...(hasCount ? [`count=${count}`] : []),
    ...(length === undefined ? [] : [`len=${length}`]),
    ...(Object.values(args).includes(null) ? ['null'] : []),
  ].join(':');
}
