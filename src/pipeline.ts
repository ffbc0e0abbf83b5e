// SPDX-License-Identifier: BSD-2-Clause
import type { KernelConfig } from './config/kernel-config.js';
import type { Report } from './diagnostics/diagnostic.js';
import { checkInterfaces } from './ir/check-interfaces.js';
import { lowerObjectApi } from './ir/lower-object-api.js';
import { lowerSyscalls } from './ir/lower-syscalls.js';
import { labelDocuments } from './ir/interface.js';
import type { HeaderFacts } from './model/header.js';
import type { Model } from './model/model.js';
import { readBitfield } from './resolve/bitfield/read.js';
import { resolveBitfields } from './resolve/bitfield/resolve.js';
import { generatedHeader } from './resolve/header/generated.js';
import { readHeaders } from './resolve/header/read.js';
import { resolveInterfaces, resolveStructs } from './resolve/interfaces.js';
import { configurationLookup } from './resolve/lookup.js';
import { resolveLabels } from './resolve/labels.js';
import { checkRequired } from './resolve/required.js';
import { resolveSyscalls } from './resolve/syscalls.js';
import { resolveTarget } from './resolve/target.js';
import { readSpecs } from './sources/read-specs.js';
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
): Model | undefined {
  const files = readSpecs(sources, report);
  if (!files) return undefined;
  const lookup = configurationLookup(config, isStrict, report);
  const target = resolveTarget(config, report);

  // Text to intermediate representation; conditions are open.
  const documents = labelDocuments.map((document) => lowerObjectApi(files[document], document, report));
  const syscalls = lowerSyscalls(files.syscalls, report);
  checkInterfaces(documents, report);

  // Intermediate representation to model; conditions are decided.
  const labels = resolveLabels(documents, lookup);
  const structs = resolveStructs(documents, lookup);
  const include = sources.include.bind(sources);
  const declarations = [files['shared-types'], files.types].flatMap(
    (file) => readBitfield(file, include, lookup, report).declarations,
  );
  const model: Model = {
    target,
    configuration: { label: config.label, options: listOptions(config) },
    syscalls: resolveSyscalls(syscalls, target.isMcs, lookup),
    labels,
    interfaces: resolveInterfaces(documents, labels, structs, target, lookup, report),
    structs,
    bitfields: resolveBitfields({ declarations }, lookup, report),
  };
  // Only of sound specs: what could not be read would be missed here a second time.
  if (!report.hasErrors) checkRequired(model, declarations, files, report);
  return report.hasErrors ? undefined : model;
}

function listOptions(config: KernelConfig): Model['configuration']['options'] {
  return [...config.options].map(([name, value]) => ({
    name,
    value: value.kind === 'boolean' ? value.on : value.text,
  }));
}

/** What libsel4's C headers say, where the sources have them: a source tree or an installation, not an SDK of specs alone. */
export function resolveHeaders(
  sources: SpecSources,
  config: KernelConfig,
  model: Model,
  report: Report,
  isStrict = false,
): HeaderFacts {
  return readHeaders({
    headers: sources.headers(),
    include: (path, from) => {
      const file = generatedHeader(path, model);
      return file ? { kind: 'found', file } : sources.includeHeader(path, from);
    },
    sel4Arch: config.sel4Arch,
    functions: new Set(
      model.interfaces.flatMap(({ name, methods }) => methods.map((method) => `${name}_${method.name}`)),
    ),
    isBorrowed: false,
    lookup: configurationLookup(config, isStrict, report),
    report,
  });
}
