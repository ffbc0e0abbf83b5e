// SPDX-License-Identifier: BSD-2-Clause
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { presetEntries } from '../config/presets.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { UsageError } from './exit-codes.js';
import { openConfiguration } from './open-configuration.js';
import { readPresets } from './package-files.js';

/**
 * A configuration as files of a build name it: a preset, or a path from where paths in them begin, while `given` is
 * one from the working directory. Undefined where there is none, which is reported.
 */
export function configurationFor(given: string, pathsFrom: string, report: Report): string | undefined {
  assertPlain(given);
  const presets = readPresets();
  const found = openConfiguration(given, presets, report);
  if (!found) return undefined;
  if (found === 'preset') return presetEntries(presets, given, report) && given;
  if (isAbsolute(given)) return given;
  const path = relative(withoutLinks(resolve(pathsFrom)), resolve(given)).replaceAll('\\', '/');
  assertPlain(path);
  return path === '' ? '.' : path;
}

/** It stands in quotes of five languages. */
function assertPlain(config: string): void {
  if (!/^[\w./:+-]*$/.test(config))
    throw new UsageError(`\`${config}\` cannot be written to these files; write them, and change it there`);
}

/** `..` behind a link leads elsewhere; the end of the path may be still to be made. */
function withoutLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(withoutLinks(dirname(path)), basename(path));
  }
}
