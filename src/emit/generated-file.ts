// SPDX-License-Identifier: BSD-2-Clause

/** A file of the output: path below the output directory with forward slashes, and its whole text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}
