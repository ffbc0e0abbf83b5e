// SPDX-License-Identifier: BSD-2-Clause
import { existsSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { DiskLog } from '../sources/disk-log.js';

/**
 * What an output depends on, as Make and Ninja read it: all files that were read, and the directories where a new file
 * would be found before one of these. Paths are as short as they can be from here. Each file is a target of its own
 * too, so that a build does not stop when one is gone.
 */
export function renderDepfile(target: string, log: DiskLog): string {
  const searched = [...log.absent].map((path) => nearestDirectory(dirname(path)));
  const directories = [...searched, ...log.listings.keys()];
  const all = [...new Set([...log.files.keys(), ...directories])].map(shown).sort();
  const rule = [`${escape(shown(target))}:`, ...all.map(escape)].join(' \\\n  ');
  return [rule, ...all.map((path) => `${escape(path)}:`), ''].join('\n');
}

/** A directory that is missing itself would be new in the one above. */
function nearestDirectory(path: string): string {
  return existsSync(path) ? path : nearestDirectory(dirname(path));
}

function shown(path: string): string {
  const short = relative(process.cwd(), path) || '.';
  return (short.startsWith('..') && path.startsWith('/') ? path : short).replaceAll('\\', '/');
}

function escape(path: string): string {
  return path.replace(/[ #\\]/g, '\\$&').replaceAll('$', '$$$$');
}
