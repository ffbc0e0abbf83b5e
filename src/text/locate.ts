// SPDX-License-Identifier: BSD-2-Clause
import type { SourceFile } from './source-file.js';
import { lineSpan, type Span } from './span.js';

/** The line of a place that is known by the name of its file alone; undefined for files that nobody wrote. */
export type Locate = (place: { readonly path: string; readonly line: number }) => Span | undefined;

export function createLocate(files: readonly SourceFile[]): Locate {
  const byName = new Map(files.map((file) => [file.name, file]));
  return ({ path, line }) => {
    const file = byName.get(path);
    return file && lineSpan(file, line);
  };
}
