// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import { toOptionName, type ConfigEntry } from '../syntax/kernel-config/entry.js';
import { parseAssignment } from '../syntax/kernel-config/key-value.js';
import { createSourceFile } from '../text/source-file.js';
import { createSpan, type Span } from '../text/span.js';
import { didYouMean } from './did-you-mean.js';

/**
 * Reads the KEY=VALUE arguments of `--set`; undefined where one is malformed or sets an option nobody knows. `places` has
 * those that stand in a file.
 */
export function readSettings(
  settings: readonly string[],
  known: ReadonlySet<string>,
  report: Report,
  places?: ReadonlyMap<string, Span>,
): ConfigEntry[] | undefined {
  const entries: ConfigEntry[] = [];
  for (const text of settings) {
    // Each argument is a file of its own, so that diagnostics can show and underline it.
    const span = places?.get(text) ?? createSpan(createSourceFile('--set', text), 0, text.length);
    const entry = parseAssignment(text, span);
    if (!entry) report.add('E0708', span, { text });
    else if (known.has(entry.key)) entries.push(entry);
    else report.add('E0703', span, { key: toOptionName(entry.key), suggestion: suggest(entry.key, known) });
  }
  return entries.length === settings.length ? entries : undefined;
}

function suggest(key: string, known: ReadonlySet<string>): string {
  const names = Array.from(known, toOptionName);
  return didYouMean(
    toOptionName(key),
    names,
    'Options are named as in gen_config.json, for instance KERNEL_MCS.',
  );
}
