// SPDX-License-Identifier: BSD-2-Clause
import type { KernelConfig } from './config/kernel-config.js';
import type { Report } from './diagnostics/diagnostic.js';
import { digest } from './emit/digest.js';
import type { Templates } from './emit/engine.js';
import { renderBitfieldFile } from './emit/render-bitfield.js';
import { readBitfield } from './resolve/bitfield/read.js';
import { resolveBitfields } from './resolve/bitfield/resolve.js';
import { configurationLookup } from './resolve/lookup.js';
import type { SpecSources } from './sources/spec-sources.js';
import { createLocate } from './text/locate.js';
import type { SourceFile } from './text/source-file.js';
import { toBitfieldsView } from './view/bitfield/bitfields-view.js';
import { reportBitfieldCollisions } from './view/collisions.js';
import { toolName, toolVersion } from './version.js';

export interface BitfieldInput {
  readonly file: SourceFile;
  readonly sources: SpecSources;
  readonly config: KernelConfig;
}

/** One .bf file as one Rust file. Undefined where something was wrong. */
export function generateBitfield(
  { file, sources, config }: BitfieldInput,
  title: string,
  templates: Templates,
  isStrict: boolean,
  report: Report,
): string | undefined {
  const lookup = configurationLookup(config, isStrict, report);
  const ast = readBitfield(file, sources.include.bind(sources), lookup, report);
  const bitfields = resolveBitfields(ast, lookup, report);
  reportBitfieldCollisions(bitfields, { locate: createLocate(sources.filesRead), report });
  if (report.hasErrors) return undefined;
  const options = [...config.options].map(([name, value]): [string, string] => [
    name,
    value.kind === 'boolean' ? String(value.on) : value.text,
  ]);
  return renderBitfieldFile(
    toBitfieldsView(bitfields),
    title,
    {
      tool: toolName,
      version: toolVersion,
      specs: digest(sources.filesRead.map(({ name, text }) => [name, text])),
      configuration: digest(options),
    },
    templates,
  );
}
