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
import { openLabels, openMethods, openOtherSyscalls, openSyscalls } from './resolve/open/numbers.js';
import { openParts } from './resolve/open/parts.js';
import { type Whole, wholesOfBitfields, wholesOfHeaders } from './resolve/open/wholes.js';
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
  if (!files) return nothing;
  const documents = labelDocuments.map((document) => lowerObjectApi(files[document], document, report));
  const variants = lowerBitfields(
    [files['shared-types'], files.types],
    sources.include.bind(sources),
    report,
  );
  const isMcs = isOn(config, 'CONFIG_KERNEL_MCS');
  const syscalls = lowerSyscalls(files.syscalls, report);
  const space = new ConditionSpace();
  const headers = readOpenHeaders(sources, config, model, space, report);
  const wholes = (): Whole[] => [...wholesOfBitfields(variants, space), ...headers.wholes];
  return {
    labels: openLabels(documents, lookup),
    syscalls: openSyscalls(syscalls, isMcs, lookup),
    otherSyscalls: openOtherSyscalls(syscalls, isMcs, lookup),
    methods: openMethods(documents, lookup),
    declarations: groupByName([...openBitfields(variants, lookup), ...headers.named]),
    parts: unlessTooMany(() => openParts(wholes(), space, lookup), new Map()),
  };
}

const nothing: Variability = {
  labels: [],
  syscalls: [],
  otherSyscalls: [],
  methods: [],
  declarations: new Map(),
  parts: new Map(),
};

/** Too many combinations of options, in headers that nobody has seen yet, are no reason to say nothing at all. */
function unlessTooMany<T>(compute: () => T, otherwise: T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ConditionLimitError) return otherwise;
    throw error;
  }
}

function readOpenHeaders(
  sources: SpecSources,
  config: KernelConfig,
  model: Model,
  space: ConditionSpace,
  report: Report,
): typeof noHeaders {
  const headers = sources.headers();
  if ('searched' in headers) return noHeaders;
  const compiler = predefinedMacros(config.sel4Arch);
  const isOption = (name: string): boolean => name.startsWith('CONFIG_');
  const lines = headers.found.map((header) => `#include <${header}>\n`);
  return unlessTooMany(() => {
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
    const found = lowerHeader(open, space, [], report);
    const named = openDeclarations(found, space, isOption, macroLookup(config));
    return { named, wholes: wholesOfHeaders(found) };
  }, noHeaders);
}

const noHeaders: { readonly named: readonly Named[]; readonly wholes: readonly Whole[] } = {
  named: [],
  wholes: [],
};

function groupByName(all: readonly Named[]): Map<string, OpenDeclarationOf[]> {
  const found = new Map<string, OpenDeclarationOf[]>();
  for (const [name, of] of all) found.set(name, [...(found.get(name) ?? []), of]);
  return found;
}
