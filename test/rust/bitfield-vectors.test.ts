// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { macroLookup } from '../../src/config/kernel-config.js';
import { readTemplates } from '../../src/cli/package-files.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { generateBitfield } from '../../src/generate-bitfield.js';
import type { Bitfields } from '../../src/model/bitfield.js';
import { resolveModel } from '../../src/pipeline.js';
import { readBitfield } from '../../src/resolve/bitfield/read.js';
import { resolveBitfields } from '../../src/resolve/bitfield/resolve.js';
import type { SpecRoot } from '../../src/sources/provider.js';
import { kernelFiles } from '../helpers/kernel-files.js';
import { listOracles, oracleConfig, type OracleName, readOracle } from '../helpers/oracle.js';
import { isSkipped, reason } from './helpers/availability.js';
import { builtIn, generateCrate, sourcesFor, specsOf } from './helpers/configurations.js';
import { onHost, runOnHost } from './helpers/on-host.js';
import { countVectors, type Subject, type VectorFile, vectorProgram } from './helpers/vector-program.js';

// What seL4's own C makes of blocks, measured, is what the generated Rust makes of them when it is executed.

const { host } = inject('toolchains');
const templates = readTemplates();

/** Generated Rust, and what is in it. */
interface Module {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly bitfields: Bitfields;
}

function kernelModules(name: OracleName, root: SpecRoot): Module[] {
  const config = oracleConfig(readOracle(name));
  const lookup = macroLookup(config);
  const sources = sourcesFor(root, config);
  const report = new Report();
  const files = kernelFiles(readOracle(name)).flatMap((path) => sources.open(root, path) ?? []);
  const modules = files.map((file, index): Module => {
    const text = generateBitfield({ file, sources, config }, file.name, templates, false, report) ?? '';
    const ast = readBitfield(file, sources.include.bind(sources), lookup, report);
    const bitfields = resolveBitfields(ast, lookup, report);
    return { name: `kernel_${index}`, path: `kernel_${index}`, text, bitfields };
  });
  expect(renderDiagnostics(report.diagnostics)).toBe('');
  return modules;
}

function libraryModule(name: OracleName, root: SpecRoot): Module {
  const config = oracleConfig(readOracle(name));
  const model = resolveModel(sourcesFor(root, config), config, new Report());
  if (!model) throw new Error('no model');
  const [crate] = generateCrate({ title: '', root, config }, true);
  const text = onHost(crate?.text ?? '');
  return { name: 'library', path: 'library::sys', text, bitfields: model.bitfields };
}

/** Every block of the vectors with the module that has it. */
function findSubjects({ blocks, unions }: VectorFile, modules: readonly Module[]): Subject[] {
  const plain = Object.entries(blocks).map(([name, vectors]): Subject => {
    for (const { path, bitfields } of modules) {
      const block = bitfields.blocks.find((one) => one.name === name);
      if (block) return { block, module: path, vectors };
    }
    throw new Error(`no block ${name}`);
  });
  const tagged = Object.entries(unions).flatMap(([name, { variants }]) =>
    Object.entries(variants).map(([blockName, vectors]): Subject => {
      for (const { path, bitfields } of modules) {
        const union = bitfields.unions.find((one) => one.name === name);
        const block = union?.variants.find((one) => one.block.name === blockName)?.block;
        if (union && block) return { block, union, module: path, vectors };
      }
      throw new Error(`no variant ${blockName} of ${name}`);
    }),
  );
  return [...plain, ...tagged];
}

/** Compiles and runs the vectors; how many passed. */
async function execute(vectors: VectorFile, modules: readonly Module[]): Promise<number> {
  const views = modules.flatMap(({ path: module, bitfields }) =>
    bitfields.unions.map((union) => ({ union, module })),
  );
  const text = [
    ...modules.map(({ name: module, text }) => `pub mod ${module} {\n${text}\n}`),
    vectorProgram(findSubjects(vectors, modules), views),
  ].join('\n');
  const options = ['-Copt-level=0', '-Cdebug-assertions=on', '--cap-lints=allow'];
  const main = { path: 'vectors.rs', text };
  const { code, stdout, stderr } = await runOnHost([main], [main.path, ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [passed = 0, tried = 0] = stdout.trim().split(' ').map(Number);
  expect(tried > 0).toBe(views.length > 0);
  viewed += tried;
  return passed;
}

let viewed = 0;
let executed = 0;
let configurations = 0;
afterAll(() =>
  console.log(`${executed} vectors and ${viewed} views executed in ${configurations} configurations`),
);

for (const name of listOracles()) {
  const path = `${name.directory}/${name.version}/${name.config}.bitfields.json`;
  if (!existsSync(path)) continue;
  describe.concurrent(`seL4 ${name.version} ${name.config}`, () => {
    const root = specsOf(name.version);
    const library = root ?? (name.version === '16.0.0' ? builtIn : undefined);
    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      readonly lib: VectorFile;
      readonly kernel: VectorFile;
    };
    const why = (specs: SpecRoot | undefined): string =>
      `${specs ? '' : ' (../shared is absent)'}${reason(host)}`;

    it.skipIf(!library || isSkipped(host))(`libsel4's blocks${why(library)}`, async () => {
      const modules = [libraryModule(name, library as SpecRoot)];
      const passed = await execute(file.lib, modules);
      expect(passed).toBe(countVectors(file.lib));
      executed += passed;
      configurations += 1;
    });
    it.skipIf(!root || isSkipped(host))(`the kernel's blocks${why(root)}`, async () => {
      const passed = await execute(file.kernel, kernelModules(name, root as SpecRoot));
      expect(passed).toBe(countVectors(file.kernel));
      executed += passed;
    });
  });
}
