// SPDX-License-Identifier: BSD-2-Clause
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { macroLookup } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import type { Model } from '../../src/model/model.js';
import { resolveModel } from '../../src/pipeline.js';
import { readBitfield } from '../../src/resolve/bitfield/read.js';
import { resolveBitfields } from '../../src/resolve/bitfield/resolve.js';
import { diskRoot } from '../../src/sources/disk.js';
import type { SpecRoot } from '../../src/sources/provider.js';
import type { SpecSources } from '../../src/sources/spec-sources.js';
import { kernelFiles } from '../helpers/kernel-files.js';
import { listOracles, type Oracle, oracleConfig, readOracle } from '../helpers/oracle.js';
import { builtInSpecs, hasShared, shared } from '../helpers/paths.js';
import { completed } from '../helpers/sources.js';
import { modelAsOracle } from './as-oracle.js';

const rootsFor = (version: string): { title: string; root: SpecRoot | undefined }[] => [
  {
    title: "seL4's own specs",
    root:
      hasShared && existsSync(`${shared}/sel4-specs/${version}`)
        ? diskRoot('source', `${shared}/sel4-specs/${version}`)
        : undefined,
  },
  ...(version === '16.0.0'
    ? [{ title: 'the built-in specs', root: diskRoot('built-in', builtInSpecs) }]
    : []),
];

function sourcesFor(root: SpecRoot, oracle: Oracle): SpecSources {
  return completed(root, oracle.sel4_arch, oracle.config_values['CONFIG_PLAT']);
}

function modelFrom(root: SpecRoot, oracle: Oracle): Model {
  const report = new Report();
  const model = resolveModel(sourcesFor(root, oracle), oracleConfig(oracle), report);
  expect(renderDiagnostics(report.diagnostics)).toBe('');
  if (!model) throw new Error('no model without a diagnostic');
  return model;
}

for (const name of listOracles()) {
  for (const { title, root } of rootsFor(name.version)) {
    describe.skipIf(!root)(
      `seL4 ${name.version} ${name.config} from ${title}${root ? '' : ' (../shared is absent)'}`,
      () => {
        const oracle = readOracle(name);
        let model: Model | undefined;
        const from = (): Model => (model ??= modelFrom(root as SpecRoot, oracle));

        it('numbers every system call', () => {
          const numbers = from().syscalls.map(({ name: call, number }) => [`seL4_Sys${call}`, number]);
          expect(Object.fromEntries(numbers)).toEqual(oracle.syscalls);
        });
        it('numbers every invocation label', () => {
          const numbers = from().labels.map(({ name: label, number }) => [label, number]);
          expect(Object.fromEntries([['InvalidInvocation', 0], ...numbers])).toEqual(
            oracle.invocation_labels,
          );
        });
        it('lays out every block and union of libsel4', () => {
          const { blocks, unions } = modelAsOracle.bitfields(from().bitfields);
          expect(blocks).toEqual(modelAsOracle.known(oracle.blocks));
          expect(unions).toEqual(modelAsOracle.knownUnions(oracle.tagged_unions));
        });
        it('places every parameter of every method', () => {
          expect(modelAsOracle.interfaces(from())).toEqual(modelAsOracle.knownInterfaces(oracle));
        });
        it('knows the methods of other configurations', () => {
          const absent = from()
            .interfaces.filter((one) => one.absent.length)
            .map((one) => [one.name, one.absent.map((m) => m.name).sort()]);
          const known = Object.entries(oracle.absent_methods).map(([i, methods]) => [
            i,
            methods.map(([m]) => m).sort(),
          ]);
          expect(Object.fromEntries(absent)).toEqual(Object.fromEntries(known));
        });
      },
    );
  }
}

describe.skipIf(!hasShared)(`the kernel's own blocks${hasShared ? '' : ' (../shared is absent)'}`, () => {
  for (const name of hasShared ? listOracles() : []) {
    it(`seL4 ${name.version} ${name.config}`, () => {
      const oracle = readOracle(name);
      const root = diskRoot('source', `${shared}/sel4-specs/${name.version}`);
      const sources = sourcesFor(root, oracle);
      const report = new Report();
      const lookup = macroLookup(oracleConfig(oracle));
      const all = kernelFiles(oracle)
        .map((file) => sources.open(root, file))
        .filter((file) => file !== undefined)
        .map((file) =>
          resolveBitfields(readBitfield(file, sources.include.bind(sources), lookup, report), lookup, report),
        );
      expect(renderDiagnostics(report.diagnostics)).toBe('');
      const found = all.map(modelAsOracle.bitfields);
      expect(Object.assign({}, ...found.map(({ blocks }) => blocks))).toEqual(
        modelAsOracle.known(oracle.kernel_blocks),
      );
      expect(Object.assign({}, ...found.map(({ unions }) => unions))).toEqual(
        modelAsOracle.knownUnions(oracle.kernel_unions),
      );
    });
  }
});
