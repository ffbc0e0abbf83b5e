// SPDX-License-Identifier: BSD-2-Clause
import { compareDocuments } from '../../src/diff/compare.js';
import type { Finding } from '../../src/diff/finding.js';
import { judge, type Verdict } from '../../src/diff/judge.js';
import type { FactsDocument } from '../../src/facts/fact.js';
import { builtInRoot } from '../helpers/sources.js';
import { type Change, resolveChanged } from './baseline.js';

/** A text in a file of the built-in specs, and what stands there instead. */
export type Edit = readonly [file: string, find: string, by: string];

/** The built-in specs under a preset, edited in one file or in two. */
export function edited(preset: string, ...edits: readonly Edit[]): FactsDocument {
  const texts = new Map<string, string>();
  for (const [file, find, by] of edits) {
    const text = texts.get(file) ?? builtInRoot.read(file) ?? '';
    if (!text.includes(find)) throw new Error(`${file} has no ${find}`);
    texts.set(file, text.replace(find, by));
  }
  const [first, second] = [...texts].map(([file, text]): Change => ({ file, lines: text.split('\n') }));
  const document = resolveChanged(preset, first && second ? { ...first, also: second } : first);
  if ('problem' in document) throw new Error(document.problem);
  return document;
}

export function findingsOf(old: FactsDocument, now: FactsDocument): readonly Finding[] {
  return compareDocuments(old, now).findings;
}

/** `rule name`, without what only counts others. */
export function rulesOf(old: FactsDocument, now: FactsDocument): string[] {
  return findingsOf(old, now)
    .filter(({ rule }) => rule !== 'count-changed')
    .map(({ rule, name }) => `${rule} ${name}`);
}

export function verdictOf(old: FactsDocument, now: FactsDocument): Verdict {
  const judgement = {
    failOn: 'breaking',
    severities: new Map(),
    suppressions: [],
    today: '2026-01-01',
  } as const;
  return judge(compareDocuments(old, now), { old: 'a', new: 'b' }, judgement).verdict;
}
