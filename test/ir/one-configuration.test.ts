// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MacroLookup } from '../../src/condition/evaluate.js';
import { macroLookup } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { lowerBitfields } from '../../src/ir/lower-bitfield.js';
import { readBitfield } from '../../src/resolve/bitfield/read.js';
import { diskRoot } from '../../src/sources/disk.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { createSourceFile } from '../../src/text/source-file.js';
import { listOracles, oracleConfig, readOracle } from '../helpers/oracle.js';
import { hasShared, shared } from '../helpers/paths.js';
import { conditionalSpec, configurations } from './conditional-spec.js';
import { includeFrom, listDeclarations, selectVariants } from './reading.js';

// To decide conditions after lowering must give what the preprocessor gives that decides them first.

describe.skipIf(!hasShared)(`all blocks of seL4${hasShared ? '' : ' (../shared is absent)'}`, () => {
  for (const name of hasShared ? listOracles() : []) {
    it(`are the same under ${name.version} ${name.config}`, () => {
      const oracle = readOracle(name);
      const root = diskRoot('source', `${shared}/sel4-specs/${name.version}`);
      const sources = new SpecSources([root], oracle.sel4_arch, oracle.config_values['CONFIG_PLAT']);
      const include = sources.include.bind(sources);
      const lookup = macroLookup(oracleConfig(oracle));
      const report = new Report();
      const arch = /^(?:aarch|arm)/.test(oracle.sel4_arch)
        ? 'arm'
        : oracle.sel4_arch.startsWith('riscv')
          ? 'riscv'
          : 'x86';
      const types = sources.find('types');
      const files = [
        sources.open(root, `include/arch/${arch}/arch/object/structures.bf`),
        'file' in types ? types.file : undefined,
      ];
      for (const file of files) {
        if (!file) throw new Error('a spec is missing');
        const variants = lowerBitfields([file], include, report);
        const { declarations } = readBitfield(file, include, lookup, report);
        expect(selectVariants(variants, lookup)).toEqual(listDeclarations(declarations));
      }
      expect(renderDiagnostics(report.diagnostics)).toBe('');
    });
  }
});

describe('any spec', () => {
  it('is the same under any configuration', () => {
    fc.assert(
      fc.property(conditionalSpec, (text) => {
        const file = createSourceFile('any.bf', text);
        const include = includeFrom({});
        const report = new Report();
        const variants = lowerBitfields([file], include, report);
        for (const values of configurations) {
          const lookup: MacroLookup = (name) => values[name];
          const { declarations } = readBitfield(file, include, lookup, report);
          expect(selectVariants(variants, lookup)).toEqual(listDeclarations(declarations));
        }
        expect(renderDiagnostics(report.diagnostics)).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
