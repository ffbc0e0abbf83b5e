// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import { compareDocuments } from '../diff/compare.js';
import { type DiffReport, judge } from '../diff/judge.js';
import type { FactsDocument } from '../facts/fact.js';
import { factsOf, digestSpecs } from '../list-facts.js';
import { generate } from '../generate.js';
import { compareDirectory, compareSingleFile, type FileDrift } from '../output/compare-files.js';
import { renderSnapshot } from '../snapshot.js';
import { printable } from '../text/printable.js';
import { toolName } from '../version.js';
import type { Committed } from './committed.js';
import { UsageError } from './exit-codes.js';
import { readTemplates } from './package-files.js';
import { readInputs } from './read-inputs.js';
import { beginStage, watch } from './global/stages.js';
import type { SpecOptions } from './spec-options.js';

export interface CheckOptions extends SpecOptions {
  readonly crateName?: string;
  readonly layer?: 'sys' | 'typed';
  readonly docs?: 'full' | 'none';
}

/** How far something committed is from what the inputs give. */
export interface CheckResult {
  readonly committed: Committed;
  readonly isUpToDate: boolean;
  /** The ABI of then and now; undefined where the committed one is not known. */
  readonly abi: DiffReport | undefined;
  readonly files: readonly FileDrift[];
  /** The words of the command that writes what should be there. */
  readonly fix: readonly string[];
}

/** Compares; undefined where the inputs are wrong, which is reported. */
export function checkTarget(
  committed: Committed,
  given: CheckOptions,
  report: Report,
): CheckResult | undefined {
  const options = completeOptions(committed, given);
  const inputs = readInputs(options, report);
  const crateName = given.crateName ?? committed.crateName ?? 'sel4-bindings';
  const layer = given.layer ?? committed.layer ?? 'typed';
  const docs = given.docs ?? committed.docs ?? 'full';
  const isSingleFile = committed.kind === 'single-file';
  const now =
    inputs &&
    generate(
      inputs.sources,
      inputs.config,
      readTemplates(),
      { crateName, layer, isSingleFile, isStrict: options.strict, hasDocs: docs === 'full' },
      report,
      watch,
    );
  if (!inputs || !now) return undefined;
  const document = factsOf(now.model, digestSpecs(inputs.sources));
  beginStage('comparing');
  const { path, kind } = committed;
  const single = { path, text: kind === 'snapshot' ? renderSnapshot(document) : (now.files[0]?.text ?? '') };
  const files = kind === 'crate' ? compareDirectory(path, now.files) : compareSingleFile(single);
  const what = ['--crate-name', crateName, '--layer', layer, ...(docs === 'none' ? ['--docs', docs] : [])];
  const form = {
    crate: ['generate', '--out', path, ...what],
    'single-file': ['generate', '--single-file', path, ...what],
    snapshot: ['snapshot', '--out', path],
  };
  return {
    committed,
    isUpToDate: files.length === 0,
    abi: committed.document && compare(committed.document, document, path, options),
    files,
    fix: [toolName, ...form[kind], ...inputWords(options)],
  };
}

/**
 * What is committed was made under a configuration, and says so: it is the one to check under, unless another one is
 * given, or an installation has its own.
 */
function completeOptions({ document, snapshot, problem, path }: Committed, given: CheckOptions): SpecOptions {
  const headers = document?.hasBuiltInHeaders === true ? 'builtin' : given.headers;
  if (given.config.length > 0 || given.include.length > 0) return { ...given, headers };
  if (snapshot === undefined)
    throw new UsageError(`\`${path}\` does not have the configuration that it was made for: add --config`);
  if (problem !== undefined)
    throw new UsageError(
      `the configuration that \`${path}\` was made for cannot be read from \`${snapshot}\`: ${problem}; add --config`,
    );
  return { ...given, headers, config: [snapshot] };
}

function compare(
  before: FactsDocument,
  now: FactsDocument,
  path: string,
  { sel4, include, config, set }: SpecOptions,
): DiffReport {
  const specs = [...include, ...(sel4 === undefined ? [] : [sel4])];
  const title = `${specs.join(' ') || 'built-in specs'}, ${[...config, ...set].join(' ') || 'own configuration'}`;
  return judge(
    compareDocuments(before, now),
    { old: printable(path), new: printable(title) },
    { failOn: 'any', severities: new Map(), suppressions: [], today: '' },
  );
}

/** The options of a command that reads the same inputs. */
function inputWords({ sel4, include, config, set, strict, headers }: SpecOptions): string[] {
  return [
    ...(sel4 === undefined ? [] : ['--sel4', sel4]),
    ...include.flatMap((one) => ['--include', one]),
    ...config.flatMap((one) => ['--config', one]),
    ...set.flatMap((one) => ['--set', one]),
    ...(strict ? ['--strict'] : []),
    ...(headers === 'builtin' ? ['--headers', headers] : []),
  ];
}
