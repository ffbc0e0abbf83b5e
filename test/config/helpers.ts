// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { macroText } from '../../src/config/known-keys.js';
import { parsePresets } from '../../src/config/preset-data.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import type { ConfigEntry } from '../../src/syntax/kernel-config/entry.js';
import { createSourceFile, type SourceFile } from '../../src/text/source-file.js';

type Reader = (file: SourceFile, report: Report) => ConfigEntry[];

/** What a reader makes of a text: options as `true`, `false` or text, and diagnostics as `code: underlined text`. */
export function read(reader: Reader, text: string, path = 'given'): { options: unknown; found: string[] } {
  const report = new Report();
  const entries = reader(createSourceFile(path, text), report);
  return { options: toObject(entries), found: diagnosticsOf(report) };
}

export function toObject(
  entries: readonly Pick<ConfigEntry, 'key' | 'value'>[],
): Record<string, string | boolean> {
  return Object.fromEntries(
    entries.map(({ key, value }) => [
      key.replace(/^CONFIG_/, ''),
      value.kind === 'boolean' ? value.on : value.text,
    ]),
  );
}

export function diagnosticsOf(report: Report): string[] {
  return report.diagnostics.map(({ code, span }) =>
    span ? `${code}: ${span.file.text.slice(span.start, span.end)}` : code,
  );
}

/** The defined macros and their texts. */
export function toMacros(entries: readonly Pick<ConfigEntry, 'key' | 'value'>[]): Record<string, string> {
  const macros: Record<string, string> = {};
  for (const { key, value } of entries) {
    const text = macroText(value);
    if (text === undefined) delete macros[key];
    else macros[key] = text;
  }
  return macros;
}

export const presets = parsePresets(
  readFileSync(new URL('../../fixtures/specs/presets.json', import.meta.url), 'utf8'),
);

/** A configuration as seL4's own build made it. */
export interface Measured {
  readonly release: string;
  readonly name: string;
  readonly sel4Arch: string;
  /** Replacement texts by macro name, empty ones as a comment. */
  readonly values: Readonly<Record<string, string>>;
  readonly json: string;
}

const oracle = new URL('../../../shared/oracle/', import.meta.url);

/** Every measured configuration; empty where they are not at hand. */
export function measuredConfigs(): Measured[] {
  if (!existsSync(oracle)) return [];
  const releases = readdirSync(oracle).filter((name) => /^\d+\.\d+\.\d+$/.test(name));
  return releases.flatMap((release) => {
    const folder = new URL(`${release}/`, oracle);
    const names = readdirSync(folder).filter((name) => /^[^.]+\.json$/.test(name));
    return names.map((file) => {
      const facts = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as {
        sel4_arch: string;
        config_values: Record<string, string>;
        config_json: Record<string, string | boolean>;
      };
      const json = JSON.stringify(facts.config_json, undefined, 4);
      const values = facts.config_values;
      return { release, name: file.slice(0, -'.json'.length), sel4Arch: facts.sel4_arch, values, json };
    });
  });
}
