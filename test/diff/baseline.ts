// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { macroLookup } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import type { Fact, FactsDocument } from '../../src/facts/fact.js';
import { listFacts } from '../../src/list-facts.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInSpecs } from '../helpers/paths.js';
import { builtInRoot } from '../helpers/sources.js';

/** The built-in specs under a preset, with the lines of each file that was read. */
export interface Baseline {
  readonly preset: string;
  readonly document: FactsDocument;
  readonly files: ReadonlyMap<string, readonly string[]>;
}

/** A file with other lines. */
export interface Change {
  readonly file: string;
  readonly lines: readonly string[];
  /** Another file that has to change with it. */
  readonly also?: Change;
}

const texts = new Map<string, string | undefined>();

function readOnce(name: string): string | undefined {
  if (!texts.has(name)) texts.set(name, builtInRoot.read(name));
  return texts.get(name);
}

/** The document of the changed specs; what is wrong with them, where they are none any more. */
export function resolveChanged(
  preset: string,
  change?: Change,
): FactsDocument | { readonly problem: string } {
  const config = presetConfig(preset);
  const root = {
    ...builtInRoot,
    read: (name: string) =>
      [change, change?.also].find((each) => each?.file === name)?.lines.join('\n') ?? readOnce(name),
  };
  const report = new Report();
  const sources = new SpecSources([root], config.sel4Arch, macroLookup(config)('CONFIG_PLAT'));
  return listFacts(sources, config, false, report) ?? { problem: renderDiagnostics(report.diagnostics) };
}

export function baselineOf(preset: string): Baseline {
  const document = resolveChanged(preset);
  if ('problem' in document) throw new Error(document.problem);
  const names = new Set(document.facts.flatMap((fact) => placeOf(fact)?.file ?? []));
  const read = (name: string): string[] => readFileSync(`${builtInSpecs}/${name}`, 'utf8').split('\n');
  return { preset, document, files: new Map([...names].map((name) => [name, read(name)])) };
}

/** File and index of the line; undefined for what stands in no file of the specs. */
export function placeOf({ at }: Fact): { readonly file: string; readonly line: number } | undefined {
  const [, file, line] = /^([^<].*):(\d+)$/.exec(String(at)) ?? [];
  return file === undefined ? undefined : { file, line: Number(line) - 1 };
}

/** What is left of a document without words, places and what other configurations have: if two have the same, no program can tell them apart. */
export function abiOf(document: FactsDocument): string {
  const words = [
    'at',
    'brief',
    'description',
    'returns',
    'capability',
    'manualName',
    'deprecated',
    'condition',
  ];
  const facts = document.facts
    .filter(({ kind }) => !['error', 'absent-method', 'absent-syscall'].includes(kind))
    .filter(({ kind, anonymous }) => kind !== 'enum' || anonymous !== true)
    .map((fact, index, all) => {
      // What declares a constant is seen by the preprocessor alone.
      const seen = isConstant(fact) ? { name: fact.name, value: fact['value'], type: fact['type'] } : fact;
      const text = JSON.stringify(seen, (key, value: unknown) => (words.includes(key) ? undefined : value));
      // The order of what is part of a method is that of the C function.
      return fact.kind === 'parameter'
        ? `${text} ${index - all.findIndex(({ name }) => name === fact.of)}`
        : text;
    });
  return [JSON.stringify(document.target), ...facts.sort()].join('\n');
}

function isConstant({ kind }: Fact): boolean {
  return kind === 'constant' || kind === 'enumerator';
}
