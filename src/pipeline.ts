// SPDX-License-Identifier: BSD-2-Clause
import { isOn, type KernelConfig, macroLookup } from './config/kernel-config.js';
import type { Report } from './diagnostics/diagnostic.js';
import { checkInterfaces } from './ir/check-interfaces.js';
import { lowerObjectApi } from './ir/lower-object-api.js';
import { lowerSyscalls } from './ir/lower-syscalls.js';
import { labelDocuments } from './ir/interface.js';
import type { HeaderFacts } from './model/header.js';
import type { Model } from './model/model.js';
import { type Include, readBitfield } from './resolve/bitfield/read.js';
import { resolveBitfields } from './resolve/bitfield/resolve.js';
import { type GeneratedFrom, generatedHeader } from './resolve/header/generated.js';
import { readHeaders } from './resolve/header/read.js';
import { resolveInterfaces } from './resolve/interfaces.js';
import { methodFunctions, resultStructs } from './resolve/results.js';
import { resolveStructs } from './resolve/structs.js';
import { createWordTypes } from './resolve/word-types.js';
import { configurationLookup } from './resolve/lookup.js';
import { resolveLabels } from './resolve/labels.js';
import { checkRequired } from './resolve/required.js';
import { resolveSyscalls } from './resolve/syscalls.js';
import { resolveTarget } from './resolve/target.js';
import { readSpecs } from './sources/read-specs.js';
import { unwatched, type Watch } from './stages.js';
import { emptyHeader } from './sources/config-headers.js';
import type { SpecSources } from './sources/spec-sources.js';

/**
 * From specs and a configuration to the model: the picture of the program. Every stage reports what is wrong
 * and goes on, so that one run shows all problems. Undefined where something was wrong.
 */
export function resolveModel(
  sources: SpecSources,
  config: KernelConfig,
  report: Report,
  isStrict = false,
  watch: Watch = unwatched,
): Model | undefined {
  watch.begin('interfaces, system calls, bitfields');
  const files = readSpecs(sources, report);
  if (!files) return undefined;
  const lookup = configurationLookup(config, isStrict, report);

  // Text to intermediate representation; conditions are open.
  const documents = labelDocuments.map((document) => {
    watch.step(files[document].name);
    return lowerObjectApi(files[document], document, report);
  });
  const syscalls = lowerSyscalls(files.syscalls, report);
  checkInterfaces(documents, report);

  // Intermediate representation to model; conditions are decided.
  const labels = resolveLabels(documents, lookup);
  const include = watchIncludes(sources.include.bind(sources), watch);
  const read = [files['shared-types'], files.types].map((file) => {
    watch.step(file.name);
    return readBitfield(file, include, lookup, report);
  });
  const declarations = read.flatMap((ast) => ast.declarations);
  const unread = read.flatMap((ast) => ast.unread ?? []);
  const { unresolved, ...bitfields } = resolveBitfields({ declarations, unread }, lookup, report);
  const isMcs = isOn(config, 'CONFIG_KERNEL_MCS');
  const generated = {
    ...resolveSyscalls(syscalls, isMcs, lookup),
    labels,
    bitfields,
    unresolved,
    results: resultStructs(documents),
    functions: methodFunctions(documents, lookup),
  };
  watch.begin('C headers');
  // The headers need the numbers and layouts above, and say how the arguments of methods travel.
  const headers = resolveHeaders(sources, config, generated, lookup, report, watch);
  if (!headers) return undefined;
  watch.begin('where arguments and fields go');
  const target = resolveTarget(config.sel4Arch, headers, macroLookup(config), report);
  const structs = resolveStructs(documents, headers, target.wordSize / 8, report);
  const wordTypes = createWordTypes(headers, generated.bitfields, config.sel4Arch);
  const model: Model = {
    target,
    configuration: { label: config.label, options: listOptions(config) },
    syscalls: generated.syscalls,
    absentSyscalls: generated.absentSyscalls,
    labels,
    interfaces: resolveInterfaces(documents, labels, structs, target, wordTypes, lookup, report),
    structs,
    bitfields: generated.bitfields,
    headers,
  };
  // Only of sound specs: what could not be read would be missed here a second time.
  if (!report.hasErrors) checkRequired(model, declarations, files, report);
  return report.hasErrors ? undefined : model;
}

/** File by file is how long stages go on. */
function watchIncludes(include: Include, { step }: Watch): Include {
  return (path, from) => {
    step(path);
    return include(path, from);
  };
}

function listOptions(config: KernelConfig): Model['configuration']['options'] {
  return [...config.options].map(([name, value]) => ({
    name,
    value: value.kind === 'boolean' ? value.on : value.text,
  }));
}

/** What libsel4's C headers say; undefined where there are none, which is reported. */
function resolveHeaders(
  sources: SpecSources,
  config: KernelConfig,
  generated: GeneratedFrom & { readonly functions: ReadonlySet<string> },
  lookup: ReturnType<typeof configurationLookup>,
  report: Report,
  watch: Watch,
): HeaderFacts | undefined {
  const headers = sources.headers();
  if ('searched' in headers) {
    report.add('E0807', undefined, { file: headers.missing, searched: headers.searched });
    return undefined;
  }
  return readHeaders({
    headers: headers.found,
    include: watchIncludes((path, from) => {
      const file = generatedHeader(path, generated);
      if (file) return { kind: 'found', file };
      const found = sources.includeHeader(path, from);
      if (found.kind !== 'missing' || !path.startsWith('sel4/plat/')) return found;
      // A tree may lack the directory of a platform: its header then says nothing, and all others are read.
      const platform = macroLookup(config)('CONFIG_PLAT') ?? '';
      report.add('W0913', undefined, { path, platform, searched: found.searched });
      return { kind: 'found', file: emptyHeader(path) };
    }, watch),
    step: watch.step,
    sel4Arch: config.sel4Arch,
    functions: generated.functions,
    isBorrowed: sources.headersAreBorrowed,
    lookup,
    report,
  });
}
