// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SpecRoot } from './provider.js';

/** Larger than any spec by far; a file beyond it is something else. */
export const fileSizeLimit = 8 * 1024 * 1024;

/** A root on disk. Symbolic links are followed as long as they stay below the root. */
export function diskRoot(kind: SpecRoot['kind'], directory: string, shown = directory): SpecRoot {
  const real = realpathSync(directory);
  return {
    kind,
    path: shown.replaceAll('\\', '/'),
    read: (name) => {
      try {
        const path = realpathSync(join(real, name));
        if (path !== real && !path.startsWith(real + sep)) return undefined;
        const stat = statSync(path);
        return stat.isFile() && stat.size <= fileSizeLimit ? readFileSync(path, 'utf8') : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
