// SPDX-License-Identifier: BSD-2-Clause
import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Report } from '../diagnostics/diagnostic.js';
import { note } from './disk-log.js';
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
  note.directory(directory, real);
  const reached = asReached(directory, real);
  const shownRoot = shown.replaceAll('\\', '/');
  return {
    kind,
    path: shownRoot,
    read: (name) => {
      // No file has such a name, and Node throws.
      if (name.includes('\0')) return undefined;
      const shownPath = shownRoot === '' ? name : `${shownRoot.replace(/\/$/, '')}/${name}`;
      try {
        const named = join(reached, name);
        const kindThere = pathKind(named);
        if (kindThere !== 'file') return undefined;
        const path = realpathSync.native(named);
        if (path !== real && !path.startsWith(real.endsWith(sep) ? real : real + sep)) {
          note.other();
          return undefined;
        }
        if (statSync(path).size <= fileSizeLimit) return readNoted(named, path);
        report?.add('E0805', undefined, { path: shownPath, limit: fileSizeLimit });
      } catch (error) {
        if (!isSystemError(error)) throw error;
        note.other();
        const isMissing = error.code === 'ENOENT' || error.code === 'ENOTDIR';
        if (!isMissing)
          report?.add('E0803', undefined, { path: shownPath, problem: describeSystemError(error) });
      }
      return undefined;
    },
  };
}

/**
 * A directory as it was given, so that builds see another tree behind a link; or as it really is, where `..` leads
 * elsewhere than it reads.
 */
function asReached(directory: string, real: string): string {
  const given = resolve(directory);
  try {
    return realpathSync.native(given) === real ? given : real;
  } catch {
    return real;
  }
}

/** What stands at a path; undefined for nothing. Throws where the system does not say. */
export function pathKind(path: string): 'file' | 'directory' | 'other' | undefined {
  // Includes are looked for in many directories, and an exception takes long.
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) {
    note.absent(path);
    return undefined;
  }
  // A file's content is noted when it is read; one that was only looked for must stay one.
  if (stat.isDirectory()) note.directory(path, realpathSync.native(path));
  else if (!stat.isFile()) note.other();
  return stat.isDirectory() ? 'directory' : stat.isFile() ? 'file' : 'other';
}

/** The text of a file; throws where it cannot be read. */
export function readInputFile(path: string): string {
  return readNoted(path, realpathSync.native(path));
}

function readNoted(path: string, real: string): string {
  const text = readFileSync(real, 'utf8');
  note.file(path, real, text);
  return text;
}

/** What is in a directory, sorted by name. */
export function listDirectory(path: string): Dirent[] {
  const entries = readdirSync(path, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  note.listing(
    path,
    entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)),
  );
  return entries;
}
