// SPDX-License-Identifier: BSD-2-Clause
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileSizeLimit, listDirectory, readInputFile } from '../sources/disk.js';
import type { SpecRoot } from '../sources/provider.js';

const depthLimit = 8;

/** The options that specs and headers below the roots ask for, as macros: those of a kernel newer than this program. */
export function mentionedOptions(roots: readonly SpecRoot[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (directory: string, depth: number): void => {
    if (depth > depthLimit) return;
    for (const entry of listDirectory(directory)) {
      const path = join(directory, entry.name);
      if (entry.isDirectory() && !entry.name.startsWith('.')) visit(path, depth + 1);
      else if (entry.isFile() && /\.(?:p?bf|xml|h)$/.test(entry.name) && statSync(path).size <= fileSizeLimit)
        for (const [name] of readInputFile(path).matchAll(/\bCONFIG_[A-Z0-9_]+\b/g)) found.add(name);
    }
  };
  for (const { kind, path } of roots)
    if (kind !== 'built-in') visit(kind === 'source' ? join(path, 'libsel4') : path, 0);
  return found;
}
