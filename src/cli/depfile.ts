// SPDX-License-Identifier: BSD-2-Clause
import { relative } from 'node:path';
import type { DiskLog } from '../sources/disk-log.js';

/**
 * What an output depends on, as Make and Ninja read it: all files that were read, and the program. The target is named
 * just as the build names it, the others as briefly as they can be from here. Each file is a target of its own too, so
 * that a build does not stop when one is gone.
 */
export function renderDepfile(target: string, log: DiskLog, program: string | undefined): string {
  const read = program === undefined ? [...log.files.keys()] : [...log.files.keys(), program];
  const all = [...new Set(read)].map(shown).sort();
  const rule = [`${escape(target)}:`, ...all.map(escape)].join(' \\\n  ');
  return [rule, ...all.map((path) => `${escape(path)}:`), ''].join('\n');
}

function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') && path.startsWith('/') ? path : short;
}

/** Backslashes are separators of Windows: make would take them for escapes. */
function escape(path: string): string {
  return path.replaceAll('\\', '/').replace(/[ #]/g, '\\$&').replaceAll('$', '$$$$');
}
