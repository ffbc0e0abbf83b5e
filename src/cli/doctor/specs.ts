// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import { Report } from '../../diagnostics/diagnostic.js';
import { listFacts } from '../../list-facts.js';
import { UsageError } from '../exit-codes.js';
import { readText } from '../../output/manifest.js';
import { printable } from '../../text/printable.js';
import { isInstallation, isSourceTree, readInputs } from '../read-inputs.js';
import type { SpecOptions } from '../spec-options.js';
import type { Finding } from './finding.js';
import { watch } from '../global/stages.js';

/** What the cargo integration reads too; the command line goes before it. */
export function withEnvironment(options: SpecOptions): SpecOptions {
  const {
    SEL4_DIR: sel4 = '',
    SEL4_PREFIX: prefix = '',
    SEL4_CONFIG: config = '',
  } = process.env as Readonly<Record<string, string | undefined>>;
  return {
    ...options,
    ...(options.sel4 === undefined && sel4 !== '' ? { sel4 } : {}),
    include: options.include.length === 0 && prefix !== '' ? [prefix] : options.include,
    config: options.config.length === 0 && config !== '' ? [config] : options.config,
  };
}

/** Specs and configuration, read as `generate` would; problems with them go to the report. */
export function inspectSpecs(options: SpecOptions, report: Report): Finding[] {
  const { sel4, include } = options;
  const roots = [...include.map(describeInstallation), ...(sel4 === undefined ? [] : [describeTree(sel4)])];
  const specs: readonly Finding[] =
    roots.length > 0 ? roots : [{ name: 'specs', state: 'ok', text: 'those that come with this program' }];
  return [...specs, inspectConfiguration(options, report)];
}

function describeInstallation(directory: string): Finding {
  const where = printable(directory);
  return isInstallation(directory)
    ? { name: 'specs', state: 'ok', text: `installed in ${where}` }
    : { name: 'specs', state: 'wrong', text: `${where} is no installed libsel4, and no board of an SDK` };
}

function describeTree(directory: string): Finding {
  const where = printable(directory);
  if (!isSourceTree(directory))
    return { name: 'specs', state: 'wrong', text: `${where} is no source tree of seL4` };
  const version = readText(join(directory, 'VERSION'))?.trim() ?? 'of an unknown version';
  return { name: 'specs', state: 'ok', text: `seL4 ${printable(version)} in ${where}` };
}

function inspectConfiguration(options: SpecOptions, report: Report): Finding {
  const name = 'configuration';
  try {
    const inputs = readInputs(options, report);
    const facts = inputs && listFacts(inputs.sources, inputs.config, options.strict, report, watch);
    if (!inputs || !facts || report.hasErrors)
      return { name, state: 'wrong', text: 'no bindings can be generated; see below' };
    const { sel4Arch, label } = inputs.config;
    return { name, state: 'ok', text: `${label}: bindings for ${sel4Arch} can be generated` };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { name, state: 'wrong', text: error.message };
  }
}
