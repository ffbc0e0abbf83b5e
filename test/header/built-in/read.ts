// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../../src/condition/bdd.js';
import type { Sel4Arch } from '../../../src/config/kernel-config.js';
import { Report } from '../../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../../src/diagnostics/render.js';
import { lowerHeader } from '../../../src/ir/header/declarations.js';
import { compilerHeader, hasAttribute, predefinedMacros } from '../../../src/resolve/header/compiler.js';
import type { IncludeResult } from '../../../src/syntax/preprocess/preprocess.js';
import { openHeader } from '../../../src/syntax/header/preprocess/open.js';
import { createSourceFile, type SourceFile } from '../../../src/text/source-file.js';
import { type OpenFacts, openFacts } from './facts.js';

export interface ReadOpenOptions {
  /** As `#include <…>` names them. */
  readonly headers: readonly string[];
  readonly include: (path: string, from: SourceFile) => IncludeResult;
  readonly sel4Arch: Sel4Arch;
  /** Types that generated headers declare. */
  readonly typeNames: Iterable<string>;
}

export interface OpenHeaders {
  readonly facts: OpenFacts;
  /** The configurations that `#error` refuses: a node of the space. */
  readonly refused: number;
  readonly problems: string;
}

/** What headers declare before a configuration is chosen. Options stay open; what the compiler knows does not. */
export function readOpen(
  { headers, include, sel4Arch, typeNames }: ReadOpenOptions,
  space: ConditionSpace,
): OpenHeaders {
  const report = new Report();
  const compiler = predefinedMacros(sel4Arch);
  const all = createSourceFile('<headers>', headers.map((header) => `#include <${header}>\n`).join(''));
  const header = openHeader(all, {
    space,
    isOption: (name) => name.startsWith('CONFIG_'),
    lookup: (name) => compiler.get(name),
    hasAttribute,
    include: (path, from) => {
      const file = compilerHeader(path);
      return file ? { kind: 'found', file } : include(path, from);
    },
    report,
  });
  const facts = openFacts(lowerHeader(header, space, typeNames, report), space, sel4Arch);
  return { facts, refused: header.refused, problems: renderDiagnostics(report.diagnostics) };
}
