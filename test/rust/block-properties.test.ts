// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { type KernelConfig, macroLookup, type Sel4Arch } from '../../src/config/kernel-config.js';
import { readTemplates } from '../../src/cli/package-files.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { generateBitfield } from '../../src/generate-bitfield.js';
import { readBitfield } from '../../src/resolve/bitfield/read.js';
import { readSpecs } from '../../src/sources/read-specs.js';
import type { SpecSources } from '../../src/sources/spec-sources.js';
import type { SourceFile } from '../../src/text/source-file.js';
import { kernelFilesOf } from '../helpers/kernel-files.js';
import { repository } from '../helpers/paths.js';
import { isSkipped, reason } from './helpers/availability.js';
import { type BlockModule, blockTables } from './helpers/block-program.js';
import { builtIn, presetConfig, presetNames, sourcesFor, specsOf } from './helpers/configurations.js';
import { runOnHost } from './helpers/on-host.js';
import { layOut } from './helpers/spec-layout.js';

// Every block and union of every preset, executed: what is read and written is held against the bits that the specs
// give to each field.

const { host } = inject('toolchains');
const templates = readTemplates();
const program = readFileSync(`${repository}/test/rust/programs/blocks.rs`, 'utf8');
const architectures = [...new Set(presetNames().map((name) => presetConfig(name).sel4Arch))];

/** A file of blocks under one configuration. */
interface Spec {
  readonly config: KernelConfig;
  readonly sources: SpecSources;
  readonly file: SourceFile;
}

/** What is read of the specs of one preset: libsel4's own, and the kernel's where there are any. */
function specsUnder(config: KernelConfig): Spec[] {
  const library = sourcesFor(builtIn, config);
  const files = readSpecs(library, new Report());
  if (!files) throw new Error('no specs');
  const plat = macroLookup(config)('CONFIG_PLAT') ?? '';
  const ofKernels = roots.flatMap((root) => {
    const sources = sourcesFor(root, config);
    const found = kernelFilesOf(config.sel4Arch, plat).flatMap((path) => sources.open(root, path) ?? []);
    return found.map((file) => ({ config, sources, file }));
  });
  return [
    ...[files['shared-types'], files.types].map((file) => ({ config, sources: library, file })),
    ...ofKernels,
  ];
}

function layoutOf({ config, sources, file }: Spec): ReturnType<typeof layOut> {
  const report = new Report();
  const ast = readBitfield(file, sources.include.bind(sources), macroLookup(config), report);
  expect(renderDiagnostics(report.diagnostics)).toBe('');
  return layOut(ast);
}

/** What a file asserts of itself when it is compiled, which takes most of the time; other tests compile it. */
const assertions = /^const _: \(\) = \{\n[^]*?^\};\n/gm;

/** The file as the command `bitfield` makes it, without its assertions; crates have the same text. */
function textOf({ config, sources, file }: Spec): string {
  const report = new Report();
  const text = generateBitfield({ file, sources, config }, file.name, templates, false, report);
  expect(renderDiagnostics(report.diagnostics)).toBe('');
  return text?.replace(assertions, '') ?? '';
}

const keyOf = (of: object): string =>
  JSON.stringify(of, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/** What all presets of an architecture have, each block and union once: the same ones make the same code. */
function distinctModules(sel4Arch: Sel4Arch): (BlockModule & { readonly text: string })[] {
  const known = new Set<string>();
  const isNew = (key: string): boolean => !known.has(key) && known.add(key) === known;
  const configs = presetNames().map(presetConfig);
  return configs
    .filter((config) => config.sel4Arch === sel4Arch)
    .flatMap(specsUnder)
    .flatMap((spec, index) => {
      const { blocks, unions } = layoutOf(spec);
      const tags = new Map(
        unions.flatMap(({ name, variants }) => variants.map(({ block, tag }) => [block.name, [name, tag]])),
      );
      const own = {
        blocks: blocks.filter((one) => isNew(keyOf([one, tags.get(one.name)]))),
        unions: unions.filter((one) => isNew(keyOf(one))),
        all: unions,
      };
      if (own.blocks.length + own.unions.length === 0) return [];
      return [{ module: `spec_${index}`, ...own, text: textOf(spec) }];
    });
}

const totals = { blocks: 0, fields: 0, unions: 0, foreign: 0 };
afterAll(() => {
  const { blocks, fields, unions, foreign } = totals;
  console.log(`${blocks} blocks with ${fields} fields; ${unions} unions with ${foreign} foreign tags`);
});

// The blocks of older kernels are executed with the measured vectors.
const roots = [specsOf('16.0.0')].flatMap((root) => root ?? []);
const without = roots.length > 0 ? '' : " (without the kernel's own: ../shared is absent)";

describe('blocks and unions', () => {
  it.skipIf(isSkipped(host)).each(architectures)(
    `of %s hold what is put into them${without}${reason(host)}`,
    async (sel4Arch) => {
      const modules = distinctModules(sel4Arch);
      const main = {
        path: 'blocks.rs',
        text: [
          ...modules.map(({ module, text }) => `pub mod ${module} {\n${text}\n}`),
          program,
          blockTables(modules),
        ].join('\n'),
      };
      const options = ['-Copt-level=0', '-Cdebug-assertions=on', '--cap-lints=allow'];
      const { code, stdout, stderr } = await runOnHost([main], [main.path, ...options]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const [blocks = 0, fields = 0, unions = 0, foreign = 0] = stdout.trim().split(' ').map(Number);
      expect(blocks).toBe(modules.reduce((sum, one) => sum + one.blocks.length, 0));
      expect(unions).toBe(modules.reduce((sum, one) => sum + one.unions.length, 0));
      expect(Math.min(fields, unions, foreign)).toBeGreaterThan(0);
      totals.blocks += blocks;
      totals.fields += fields;
      totals.unions += unions;
      totals.foreign += foreign;
    },
  );
});
