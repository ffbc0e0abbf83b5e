// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import type { GeneratedFile } from '../emit/generated-file.js';
import { writeFiles } from '../output/write-files.js';
import { writingProblem } from './finish.js';
import { generateRow } from './generate-row.js';
import type { MatrixBoard } from './matrix-board.js';
import type { MatrixRow } from './matrix-file.js';

/** What a thread knows of all the work. */
export interface Share {
  readonly rows: readonly MatrixRow[];
  /** The directory that each row gets one in. */
  readonly out: string;
  /** Which of the shares is its own. */
  readonly own: number;
}

/** The files of the rows that a thread made, by the index of the row. */
export type OwnRows = ReadonlyMap<number, readonly GeneratedFile[]>;

/**
 * Makes rows as long as there are any. Rows that stand together are often of one architecture, and have much in common
 * that is then read once: so each thread has a share of neighbours, and whoever is done with it helps with those of the
 * others.
 */
export function makeRows(
  { rows, own }: Share,
  board: MatrixBoard,
  done: (index: number, isRight: boolean, messages: string) => void,
): OwnRows {
  const made = new Map<number, readonly GeneratedFile[]>();
  const startOf = (share: number): number => Math.floor((rows.length * share) / board.shares);
  for (let turn = 0; turn < board.shares; turn += 1) {
    const share = (own + turn) % board.shares;
    for (;;) {
      const index = startOf(share) + board.take(share);
      const row = rows[index];
      if (!row || index >= startOf(share + 1)) break;
      const { files, messages } = generateRow(row.options);
      if (files) made.set(index, files);
      done(index, files !== undefined, messages);
    }
  }
  return made;
}

/** Writes the crates of the rows that a thread made. */
export function writeRows(
  { rows, out }: Share,
  own: OwnRows,
  done: (index: number, problem: string | undefined) => void,
): void {
  for (const [index, files] of own) {
    const directory = join(out, rows[index]?.name ?? '');
    done(
      index,
      writingProblem(() => writeFiles(directory, files)),
    );
  }
}
