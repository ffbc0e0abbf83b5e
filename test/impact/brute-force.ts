// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync } from 'node:fs';
import {
  type ConfigValue,
  type KernelConfig,
  macroLookup,
  type Sel4Arch,
} from '../../src/config/kernel-config.js';
import { archOptions } from '../../src/config/sel4-arch.js';
import { buildConfig } from '../../src/config/merge.js';
import { presetEntries, presetKeys } from '../../src/config/presets.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import type { Fact } from '../../src/facts/fact.js';
import { openArchitecture, type OpenAbi } from '../../src/impact/architecture.js';
import { readArchitecture } from '../../src/impact/inputs.js';
import { listFacts } from '../../src/list-facts.js';
import { diskRoot } from '../../src/sources/disk.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { presets } from '../config/helpers.js';

/** An option's text as C sees it; undefined for a macro that is not defined. */
export type Assignment = ReadonlyMap<string, string | undefined>;

function platformsBelow(tree: string): string[] {
  return readdirSync(`${tree}/libsel4/sel4_plat_include`).sort();
}

function presetConfig(sel4Arch: Sel4Arch): KernelConfig {
  const report = new Report();
  const config = buildConfig(
    presetEntries(presets, sel4Arch, report) ?? [],
    [],
    sel4Arch,
    presetKeys(presets),
    report,
  );
  if (!config) throw new Error(`no preset for ${sel4Arch}`);
  return config;
}

export function openTree(tree: string, sel4Arch: Sel4Arch, report = new Report()): OpenAbi {
  const roots = [diskRoot('source', tree, 'tree')];
  const typical = macroLookup(presetConfig(sel4Arch));
  const specs = {
    roots,
    completion: undefined,
    platforms: platformsBelow(tree),
    platformArchitectures: new Map(),
  };
  const input = readArchitecture(specs, sel4Arch, typical, report);
  if (!input) throw new Error(`${tree} has no specs for ${sel4Arch}`);
  return openArchitecture(input, report);
}

/** A configuration as the ordinary pipeline takes it. */
export function toConfig(sel4Arch: Sel4Arch, assignment: Assignment): KernelConfig {
  const options = new Map<string, ConfigValue>(archOptions(sel4Arch));
  for (const [name, text] of assignment)
    options.set(name, text === undefined ? { kind: 'boolean', on: false } : { kind: 'value', text });
  return { options, sel4Arch, label: 'assignment' };
}

/** The facts that the ordinary pipeline gives; undefined where it refuses the configuration. */
export function resolveTree(tree: string, config: KernelConfig): readonly Fact[] | undefined {
  const report = new Report();
  const sources = new SpecSources(
    [diskRoot('source', tree, 'tree')],
    config.sel4Arch,
    macroLookup(config)('CONFIG_PLAT'),
  );
  const document = listFacts(sources, config, false, report);
  return document?.facts.filter(({ at }) => !String(at).startsWith('<generated>/'));
}

/** The facts as lines without an order; impact reads headers in parts, and not what stands around a line of them. */
export function toLines(facts: readonly Fact[]): string[] {
  const hidden = (fact: Fact): Fact => (fact.kind === 'constant' ? { ...fact, condition: undefined } : fact);
  return facts.map((fact) => JSON.stringify(hidden(fact))).sort();
}
