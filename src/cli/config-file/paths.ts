// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import { describePreset } from '../../config/presets.js';
import { pathKind } from '../../sources/disk.js';
import { readPresets } from '../package-files.js';
import type { Key } from './keys.js';
import type { Value } from './values.js';

/** Paths in a file are relative to its directory; what comes of them is relative to the working directory. */
export function placeValue(value: Value, { path }: Key, directory: string): Value {
  if (typeof value === 'boolean' || path === 'none' || directory === '') return value;
  if (typeof value !== 'string') return value.map((one) => place(one, path, directory));
  return place(value, path, directory);
}

function place(text: string, kind: Key['path'], directory: string): string {
  if (kind === 'behind-equals') {
    const at = text.indexOf('=') + 1;
    return text.slice(0, at) + join(directory, text.slice(at));
  }
  if (text === '-' || /^(?:[/\\]|[A-Za-z]:)/.test(text)) return text;
  const path = join(directory, text);
  return kind === 'all' || isPath(text, path) ? path : text;
}

/** As on the command line: a file that is there, or what only a path looks like. */
function isPath(text: string, path: string): boolean {
  const kind = pathKind(path);
  if (kind === 'file') return true;
  return !describePreset(readPresets(), text) && (kind !== undefined || /[/\\.]/.test(text));
}
