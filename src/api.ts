// SPDX-License-Identifier: BSD-2-Clause
import { checkRequest, generateProperties, specProperties } from './cli/check-request.js';
import { readInputs } from './cli/read-inputs.js';
import { readTemplates } from './cli/package-files.js';
import { type Diagnostic as OwnDiagnostic, Report } from './diagnostics/diagnostic.js';
import { generate as generateCrate } from './generate.js';
import { listFacts } from './list-facts.js';
import { renderSnapshot } from './snapshot.js';
import { lineColumnAt } from './text/source-file.js';
import { toolVersion } from './version.js';

/*
 * What `import … from 'sel4-bindgen'` gives. The types are written out here, so that the declarations that the build
 * makes of this file need no others.
 */

/** Which specs and which kernel; every property is the option of the command line that has its name. */
export interface SpecRequest {
  /** Kernel configurations: files, or the name of a preset. May be empty where an installation has its own. */
  readonly config: readonly string[];
  /** A source tree of seL4; without it and `include`, the built-in specs. */
  readonly sel4?: string;
  /** Installed libsel4 or Microkit SDK board directories. */
  readonly include?: readonly string[];
  /** `KEY=VALUE`: single options of the configuration. */
  readonly set?: readonly string[];
  /** An option that a condition reads and the configuration does not mention is an error. */
  readonly strict?: boolean;
  /** Where C headers come from: `builtin` completes specs that have none. Default `tree`. */
  readonly headers?: 'builtin' | 'tree';
}

/** What to generate. */
export interface GenerateRequest extends SpecRequest {
  /** Default `sel4-bindings`. */
  readonly crateName?: string;
  /** Default `typed`. */
  readonly layer?: 'sys' | 'typed';
  /** Default `full`. */
  readonly docs?: 'full' | 'none';
  /** One file, `lib.rs`, instead of a crate. */
  readonly singleFile?: boolean;
}

/** What is wrong with an input, or may be. */
export interface Diagnostic {
  /** Stable: `E0202`; docs/diagnostics has a page for each. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** Where it is; line and column begin at 1. Absent where there is no place in a file. */
  readonly place?: { readonly path: string; readonly line: number; readonly column: number };
}

/** A file of a crate: its path below the crate's directory, with forward slashes. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** The files, sorted by path; undefined where a diagnostic is an error. */
export interface GenerateResult {
  readonly files: readonly OutputFile[] | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The text of sel4-abi.json; undefined where a diagnostic is an error. */
export interface SnapshotResult {
  readonly text: string | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The version of this package. */
export const version: string = toolVersion;

/** Makes the files of a crate; nothing is written. Throws a `TypeError` for a request that no command line could be. */
export function generate(request: GenerateRequest): GenerateResult {
  checkRequest(request, generateProperties);
  const report = new Report();
  const inputs = readInputs(complete(request), report);
  const { crateName = 'sel4-bindings', layer = 'typed', docs = 'full', singleFile = false } = request;
  const options = { crateName, layer, isSingleFile: singleFile, hasDocs: docs === 'full' };
  const isStrict = request.strict ?? false;
  const result =
    inputs && generateCrate(inputs.sources, inputs.config, readTemplates(), { ...options, isStrict }, report);
  return {
    files: report.hasErrors ? undefined : result?.files,
    diagnostics: report.diagnostics.map(toDiagnostic),
  };
}

/** The ABI of one configuration as the document that `diff` compares; nothing is written. Throws as {@link generate}. */
export function snapshot(request: SpecRequest): SnapshotResult {
  checkRequest(request, specProperties);
  const report = new Report();
  const inputs = readInputs(complete(request), report);
  const document = inputs && listFacts(inputs.sources, inputs.config, request.strict ?? false, report);
  return {
    text: document && !report.hasErrors ? renderSnapshot(document) : undefined,
    diagnostics: report.diagnostics.map(toDiagnostic),
  };
}

function complete({ config, sel4, include = [], set = [], strict = false, headers = 'tree' }: SpecRequest) {
  return { config, include, set, strict, headers, ...(sel4 === undefined ? {} : { sel4 }) };
}

function toDiagnostic({ code, severity, message, hint, span }: OwnDiagnostic): Diagnostic {
  const place = span && { path: span.file.path, ...lineColumnAt(span.file, span.start) };
  return { code, severity, message, hint, ...(place ? { place } : {}) };
}
