// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import type { GeneratedFile } from '../emit/generated-file.js';
import { manifestOf, readManifest, readText, staleFiles } from './manifest.js';

/** What has to be done to a directory. */
export interface Changes {
  /** Files whose text is to be another one, and those that are to go away. */
  readonly written: readonly GeneratedFile[];
  readonly removed: readonly string[];
  /** Directories that had files of an earlier run and will have none of this one, the innermost first. */
  readonly left: readonly string[];
}

export function changesOf(directory: string, files: readonly GeneratedFile[]): Changes {
  const written = [...files, manifestOf(files)].filter(
    ({ path, text }) => readText(join(directory, path)) !== text,
  );
  const kept = new Set(files.flatMap(({ path }) => directoriesOf(path)));
  const before = new Set(readManifest(directory).flatMap(directoriesOf));
  const left = [...before].filter((path) => !kept.has(path)).sort((a, b) => b.length - a.length);
  return { written, removed: staleFiles(directory, files), left };
}

/** `src/a` and `src` of `src/a/b.rs`. */
function directoriesOf(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}

export function isEmpty({ written, removed }: Changes): boolean {
  return written.length + removed.length === 0;
}
