// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import type { SpecRoot } from '../sources/provider.js';
import { walkFiles } from './walk-files.js';

/** The options that specs and headers below the roots ask for, as macros: those of a kernel newer than this program. */
export function mentionedOptions(
  roots: readonly SpecRoot[],
  files = /\.(?:p?bf|xml|h)$/,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { kind, path } of roots) {
    if (kind === 'built-in') continue;
    const directory = kind === 'source' ? join(path, 'libsel4') : path;
    for (const { text } of walkFiles(directory, files))
      for (const [name] of text.matchAll(/\bCONFIG_[A-Z0-9_]+\b/g)) found.add(name);
  }
  return found;
}
