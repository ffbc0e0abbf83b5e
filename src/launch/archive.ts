// SPDX-License-Identifier: BSD-2-Clause

const mark = '\n@@ ';

/**
 * The single file is a small module with a comment at its end, and in the comment is all else: the program, templates,
 * specs. Node reads over it, which takes no time; what is needed is taken from the file's text. A line `@@ name` begins
 * each part. Only what would end the comment is written differently. src/build/archive.mjs writes it.
 */
export class Archive {
  readonly #file: Buffer;
  /** Where parts begin and end, of those before `#seen`. */
  readonly #parts = new Map<string, readonly [start: number, end: number]>();
  #seen: number;

  constructor(file: Buffer) {
    this.#file = file;
    this.#seen = file.indexOf(mark, 0, 'latin1');
  }

  /** The text of a part, which is ASCII. Empty where there is none. */
  read(name: string): string {
    while (!this.#parts.has(name) && this.#seen !== -1) this.#seePart();
    const [start, end] = this.#parts.get(name) ?? [0, 0];
    return this.#file.toString('latin1', start, end).replaceAll('*@/', '*/');
  }

  #seePart(): void {
    const nameAt = this.#seen + mark.length;
    const lineEnd = this.#file.indexOf('\n', nameAt, 'latin1');
    const next = this.#file.indexOf(mark, lineEnd, 'latin1');
    // Version control may have made other line ends of ours.
    const name = this.#file.toString('latin1', nameAt, lineEnd).trimEnd();
    this.#parts.set(name, [lineEnd + 1, next === -1 ? this.#file.length : next]);
    this.#seen = next;
  }
}
