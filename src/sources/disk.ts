// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Report } from '../diagnostics/diagnostic.js';
import type { SpecRoot } from './provider.js';
import { describeSystemError, isSystemError } from './system-error.js';

/** Larger than any spec by far; a file beyond it is something else. */
export const fileSizeLimit = 2 * 1024 * 1024;

/**
 * A root on disk. Symbolic links are followed as long as they stay below the root. A file that is there and
 * cannot be used is reported, where there is a report; otherwise it counts as missing.
 */
export function diskRoot(
  kind: SpecRoot['kind'],
  directory: string,
  shown = directory,
  report?: Report,
): SpecRoot {
  const real = realpathSync.native(directory);
  const shownRoot = shown.replaceAll('\\', '/');
  return {
    kind,
    path: shownRoot,
    read: (name) => {
      // No file has such a name, and Node throws.
      if (name.includes('\0')) return undefined;
      const shownPath = shownRoot === '' ? name : `${shownRoot.replace(/\/$/, '')}/${name}`;
      try {
        const named = join(real, name);
        // Includes are looked for in many directories, and an exception takes long.
        if (!statSync(named, { throwIfNoEntry: false })) return undefined;
        const path = realpathSync.native(named);
        if (path !== real && !path.startsWith(real.endsWith(sep) ? real : real + sep)) return undefined;
        const stat = statSync(path);
        if (!stat.isFile()) return undefined;
        if (stat.size <= fileSizeLimit) return readFileSync(path, 'utf8');
        report?.add('E0805', undefined, { path: shownPath, limit: fileSizeLimit });
      } catch (error) {
        if (!isSystemError(error)) throw error;
        const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
        if (!isMissing)
          report?.add('E0803', undefined, { path: shownPath, problem: describeSystemError(error) });
      }
      return undefined;
    },
  };
}
