// SPDX-License-Identifier: BSD-2-Clause

/**
 * The single file is a small module with a comment at its end, and in the comment is all else: the program, templates,
 * specs. Node reads over it, which takes no time; what is needed is taken from the file's text. A line `@@ name` begins
 * each part. Only what would end the comment is written differently. src/build/archive.mjs writes it.
 */
export class Archive {
  readonly #file: Buffer;

  constructor(file: Buffer) {
    this.#file = file;
  }

  /** The text of a part, which is ASCII. Empty where there is none. */
  read(name: string): string {
    // Version control may have made other line ends of ours.
    for (const lineEnd of ['\n', '\r\n']) {
      const head = `\n@@ ${name}${lineEnd}`;
      const found = this.#file.indexOf(head, 0, 'latin1');
      if (found !== -1) return this.#textFrom(found + head.length);
    }
    return '';
  }

  #textFrom(start: number): string {
    const end = this.#file.indexOf('\n@@ ', start, 'latin1');
    return this.#file.toString('latin1', start, end === -1 ? this.#file.length : end).replaceAll('*@/', '*/');
  }
}
