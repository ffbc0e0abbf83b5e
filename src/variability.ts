// SPDX-License-Identifier: BSD-2-Clause
import { ConditionLimitError, ConditionSpace } from './condition/bdd.js';
import { isOn, type KernelConfig, macroLookup } from './config/kernel-config.js';
import { Report } from './diagnostics/diagnostic.js';
import { lowerHeader } from './ir/header/declarations.js';
import { labelDocuments } from './ir/interface.js';
import { lowerBitfields } from './ir/lower-bitfield.js';
import { lowerObjectApi } from './ir/lower-object-api.js';
import { lowerSyscalls } from './ir/lower-syscalls.js';
import type { Model } from './model/model.js';
import type { OpenDeclarationOf, Variability } from './model/variability.js';
import { compilerHeader, hasAttribute, predefinedMacros } from './resolve/header/compiler.js';
import { generatedHeader } from './resolve/header/generated.js';
import { openBitfields, openDeclarations } from './resolve/open/declarations.js';
import { openLabels, openSyscalls } from './resolve/open/numbers.js';
import { emptyHeader } from './sources/config-headers.js';
import { readSpecs } from './sources/read-specs.js';
import type { SpecSources } from './sources/spec-sources.js';
import { openHeader } from './syntax/header/preprocess/open.js';
import { createSourceFile } from './text/source-file.js';

type Named = readonly [name: string, of: OpenDeclarationOf];

/**
 * The specs of a model once more, before the configuration is chosen. They are sound, or there would be no model; what
 * only other configurations have wrong is not reported.
 */
export function readVariability(sources: SpecSources, config: KernelConfig, model: Model): Variability {
  const report = new Report();
  const lookup = macroLookup(config);
  const files = readSpecs(sources, report);
  if (!files) return { labels: [], syscalls: [], declarations: new Map() };
  const documents = labelDocuments.map((document) => lowerObjectApi(files[document], document, report));
  const variants = lowerBitfields(
    [files['shared-types'], files.types],
    sources.include.bind(sources),
    report,
  );
  const isMcs = isOn(config, 'CONFIG_KERNEL_MCS');
  return {
    labels: openLabels(documents, lookup),
    syscalls: openSyscalls(lowerSyscalls(files.syscalls, report), isMcs, lookup),
    declarations: groupByName([
      ...openBitfields(variants, lookup),
      ...readOpenHeaders(sources, config, model, report),
    ]),
  };
}

/** Too many combinations of options, in headers that nobody has seen yet, are no reason to say nothing at all. */
function readOpenHeaders(sources: SpecSources, config: KernelConfig, model: Model, report: Report): Named[] {
  const headers = sources.headers();
  if ('searched' in headers) return [];
  const space = new ConditionSpace();
  const compiler = predefinedMacros(config.sel4Arch);
  const isOption = (name: string): boolean => name.startsWith('CONFIG_');
  const lines = headers.found.map((header) => `#include <${header}>\n`);
  try {
    const open = openHeader(createSourceFile('<headers>', lines.join('')), {
      space,
      isOption,
      lookup: (name) => compiler.get(name),
      hasAttribute,
      include: (path, from) => {
        const file = compilerHeader(path) ?? generatedHeader(path, { ...model, results: [] });
        if (file) return { kind: 'found', file };
        const found = sources.includeHeader(path, from);
        return found.kind === 'missing' ? { kind: 'found', file: emptyHeader(path) } : found;
      },
      report,
    });
    return openDeclarations(lowerHeader(open, space, [], report), space, isOption, macroLookup(config));
  } catch (error) {
    if (error instanceof ConditionLimitError) return [];
    throw error;
  }
}

function groupByName(all: readonly Named[]): Map<string, OpenDeclarationOf[]> {
  const found = new Map<string, OpenDeclarationOf[]>();
  for (const [name, of] of all) found.set(name, [...(found.get(name) ?? []), of]);
  return found;
}
