// SPDX-License-Identifier: BSD-2-Clause
import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Presets } from '../config/preset-data.js';
import { describePreset } from '../config/presets.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { fileSizeLimit, pathKind, readInputFile } from '../sources/disk.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import { createSourceFile, type SourceFile } from '../text/source-file.js';

/**
 * What `--config` names: a file where there is one; what looks like a path but is none is an error, anything else may be
 * a preset. A preset's name wins over a directory of that name.
 */
export function openConfiguration(
  given: string,
  presets: Presets,
  report: Report,
): SourceFile | 'preset' | undefined {
  const found = kindOf(given);
  const isDirectory = found === 'directory';
  if (found !== 'file' && describePreset(presets, given)) return 'preset';
  if (!found && !/[/\\.]/.test(given)) return 'preset';
  const path = isDirectory ? join(given, 'gen_config.json') : given;
  if (isDirectory && kindOf(path) === undefined) {
    report.add('E0803', undefined, { path: shown(given), problem: 'the directory has no gen_config.json' });
    return undefined;
  }
  try {
    if (statSync(path).size > fileSizeLimit) {
      report.add('E0805', undefined, { path: shown(path), limit: fileSizeLimit });
      return undefined;
    }
    return createSourceFile(shown(path), readInputFile(path), basename(path));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    report.add('E0803', undefined, { path: shown(path), problem: describeSystemError(error) });
    return undefined;
  }
}

function kindOf(path: string): ReturnType<typeof pathKind> {
  try {
    return pathKind(path);
  } catch {
    return undefined;
  }
}

function shown(path: string): string {
  return path.replaceAll('\\', '/');
}
