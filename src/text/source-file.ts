// SPDX-License-Identifier: BSD-2-Clause

/** A text that spans point into. Offsets are UTF-16 code units from the start, as JavaScript strings count. */
export interface SourceFile {
  /** The path as diagnostics show it: relative to where the user pointed, with forward slashes. */
  readonly path: string;
  /** The path within its spec tree: what the output mentions, the same on every machine. */
  readonly name: string;
  readonly text: string;
}

/** A place for people: both numbers start at 1; the column counts UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

const lineStartsOf = new WeakMap<SourceFile, readonly number[]>();

/**
 * Line ends become `\n`, whatever the editor or version control made of them: places stay what people see, the
 * output is the same, and the XML parser, which does so itself, counts as we do.
 */
export function createSourceFile(path: string, text: string, name = path): SourceFile {
  return { path, name, text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n') };
}

/** Versions of one path that are kept: those of the configurations of a release, or of some releases. */
const versionLimit = 16;
const pathLimit = 5000;
const known = new Map<string, SourceFile[]>();

/**
 * The same file again where path, name and text are the same, so that what was read of it need not be read again: that
 * is kept by the file's identity.
 */
export function sharedSourceFile(path: string, text: string, name = path): SourceFile {
  const file = createSourceFile(path, text, name);
  let versions = known.get(path);
  const found = versions?.find((one) => one.name === name && one.text === file.text);
  if (found) return found;
  if (!versions && known.size >= pathLimit) known.clear();
  if (!versions || versions.length >= versionLimit) known.set(path, (versions = []));
  versions.push(file);
  return file;
}

/** Where every line begins; computed once per file, and only when something has to be shown. */
function lineStarts(file: SourceFile): readonly number[] {
  let starts = lineStartsOf.get(file);
  if (!starts) {
    const found = [0];
    for (let at = file.text.indexOf('\n'); at !== -1; at = file.text.indexOf('\n', at + 1))
      found.push(at + 1);
    lineStartsOf.set(file, (starts = found));
  }
  return starts;
}

export function lineColumnAt(file: SourceFile, offset: number): LineColumn {
  const starts = lineStarts(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** Where a line (counted from 1) begins; the end of the text beyond the last one. */
export function lineStart(file: SourceFile, line: number): number {
  return lineStarts(file)[line - 1] ?? file.text.length;
}

/** The text of one line (counted from 1), without its line break; empty beyond the end. */
export function lineText(file: SourceFile, line: number): string {
  const starts = lineStarts(file);
  const start = starts[line - 1];
  if (start === undefined) return '';
  return file.text.slice(start, starts[line] ?? file.text.length).replace(/\r?\n$/, '');
}
