// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import { readSnapshot } from '../snapshot.js';
import type { ConfigEntry } from '../syntax/kernel-config/entry.js';
import type { SourceFile } from '../text/source-file.js';
import { createSpan } from '../text/span.js';

/**
 * The configuration that a snapshot was made under, by the name that it had then; undefined for a file that is none.
 * One that cannot be trusted is reported.
 */
export function configurationOfSnapshot(
  file: SourceFile,
  report: Report,
): { readonly entries: readonly ConfigEntry[]; readonly label: string } | undefined {
  if (!/^\s*\{\s*"format":\s*"sel4-abi"/.test(file.text)) return undefined;
  const read = readSnapshot(file.text);
  if ('problem' in read) {
    report.add('E1001', undefined, { path: file.path, problem: read.problem });
    return { entries: [], label: '' };
  }
  const { label, options } = read.document.configuration;
  const span = createSpan(file, 0, 0);
  return {
    label,
    entries: options.map(({ name: key, value }) => ({
      key,
      span,
      value: typeof value === 'boolean' ? { kind: 'boolean', on: value } : { kind: 'value', text: value },
    })),
  };
}
