// SPDX-License-Identifier: BSD-2-Clause
import { renderDiagnostics } from '../diagnostics/render.js';
import { Report } from '../diagnostics/diagnostic.js';
import type { GeneratedFile } from '../emit/generated-file.js';
import { generate } from '../generate.js';
import { messageStyle } from './global/say.js';
import { watchPart } from './global/stages.js';
import { readTemplates } from './package-files.js';
import { readInputs } from './read-inputs.js';
import type { SpecOptions } from './spec-options.js';

/** What to generate from which inputs. */
export interface RowOptions extends SpecOptions {
  readonly crateName: string;
  readonly layer: 'sys' | 'typed';
  readonly docs: 'full' | 'none';
}

/** What came of it, as it can be sent from one thread to another. */
export interface RowResult {
  /** Undefined where something was wrong. */
  readonly files: readonly GeneratedFile[] | undefined;
  /** Diagnostics as they are shown. */
  readonly messages: string;
}

/** One configuration from specs to files; nothing is written. */
export function generateRow(options: RowOptions): RowResult {
  const report = new Report();
  const inputs = readInputs(options, report);
  const { crateName, layer, strict: isStrict } = options;
  const form = { crateName, layer, isSingleFile: false, isStrict, hasDocs: options.docs === 'full' };
  const result = inputs && generate(inputs.sources, inputs.config, readTemplates(), form, report, watchPart);
  return {
    files: report.hasErrors ? undefined : result?.files,
    messages: renderDiagnostics(report.diagnostics, report.omitted, messageStyle()),
  };
}
