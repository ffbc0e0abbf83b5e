// SPDX-License-Identifier: BSD-2-Clause
import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import type { DiskLog } from '../sources/disk-log.js';
import { UsageError } from './exit-codes.js';

/**
 * What an output depends on, as Make and Ninja read it: all files that were read, and the program. The target is named
 * just as the build names it, the others as they were reached and as briefly as they can be from here. Each file is a target of its own too, so
 * that a build does not stop when one is gone.
 */
export function renderDepfile(target: string, log: DiskLog, program: string | undefined): string {
  const read = program === undefined ? [...log.files.keys()] : [...log.files.keys(), asStarted(program)];
  const all = [...new Set(read)].map(shown).sort();
  const rule = [`${escape(target)}:`, ...all.map(escape)].join(' \\\n  ');
  return [rule, ...all.map((path) => `${escape(path)}:`), ''].join('\n');
}

/** The program as it was started: perhaps through a link, which may lead to another one tomorrow. */
function asStarted(program: string): string {
  const given = process.argv[1];
  try {
    return given !== undefined && realpathSync.native(given) === realpathSync.native(program)
      ? given
      : program;
  } catch {
    return program;
  }
}

function shown(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') && path.startsWith('/') ? path : short;
}

/** As make, ninja and CMake read it; what they cannot read alike is in docs/make.md. */
function escape(path: string): string {
  if (/[\n\r]/.test(path))
    throw new UsageError(`--depfile cannot name ${JSON.stringify(path)}: there is a line break in it`);
  // On Windows, backslashes are separators that make would take for escapes, and a colon stands behind the drive.
  const plain = process.platform === 'win32' ? path.replaceAll('\\', '/') : path.replaceAll(':', '\\:');
  return plain.replace(/[ #]/g, '\\$&').replaceAll('$', '$$$$');
}
