// SPDX-License-Identifier: BSD-2-Clause
import { assertNever } from '../../diagnostics/bug.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan } from '../../text/span.js';
import { readCHeader } from './c-header.js';
import { readCMakeCache } from './cmake-cache.js';
import type { CMakeNames } from './cmake-names.js';
import { detectFormat } from './detect.js';
import type { ConfigEntry } from './entry.js';
import { readGenConfigJson } from './gen-config-json.js';
import { readKeyValue } from './key-value.js';

/** Reads a configuration file of any format; `names` are needed for a CMake cache only. */
export function readConfig(file: SourceFile, names: CMakeNames | undefined, report: Report): ConfigEntry[] {
  const format = detectFormat(file);
  switch (format) {
    case 'gen-config-json':
      return readGenConfigJson(file, report);
    case 'c-header':
      return readCHeader(file, report);
    case 'cmake-cache':
      return readCMakeCache(file, names, report);
    case 'key-value':
      return readKeyValue(file, report);
    case undefined:
      report.add('E0701', createSpan(file, 0, 0), { problem: whyUnknown(file) });
      return [];
    default:
      return assertNever(format);
  }
}

function whyUnknown(file: SourceFile): string {
  if (file.text.trim() === '') return 'the file is empty';
  if (/\.ya?ml$/i.test(file.path))
    return 'YAML is not read; the same build wrote a gen_config.json beside it';
  return 'the file has none of the known formats';
}
