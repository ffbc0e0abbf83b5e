// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { macroLookup } from '../../src/config/kernel-config.js';
import { readTemplates } from '../../src/cli/package-files.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { generateBitfield } from '../../src/generate-bitfield.js';
import type { Bitfields } from '../../src/model/bitfield.js';
import { readBitfield } from '../../src/resolve/bitfield/read.js';
import { resolveBitfields } from '../../src/resolve/bitfield/resolve.js';
import type { SpecRoot } from '../../src/sources/provider.js';
import { builtIn, generateCrate, presetConfig, sourcesFor } from './helpers/configurations.js';
import { run } from '../toolchain/process.mjs';
import { inventSpec } from './helpers/invented-spec.js';
import { viewProgram } from './helpers/view-program.js';
import {
  allFeatures,
  inTurn,
  isSkipped,
  need,
  reason,
  rustc,
  rustfmt,
  rustfmtProgram,
  scratch,
  writeAll,
} from './helpers/tools.js';

// Whatever a spec names its blocks and however it lays them out: the output compiles, its own assertions hold,
// and rustfmt would not change it.

const { directory, remove } = scratch('layout');
afterAll(remove);
const { host } = inject('toolchains');
const templates = readTemplates();
const config = presetConfig('x86_64');
const isOut = isSkipped(host, rustfmtProgram);
const why = reason(host) || reason(rustfmtProgram);
const check = ['--crate-type=lib', '--emit=metadata', ...allFeatures, `--out-dir=${directory}`];
// A failure names the spec; making it smaller would take a compiler run for every step.
const oneRun = { numRuns: 1, endOnFailure: true };
let count = 0;

interface Invented {
  readonly text: string;
  readonly bitfields: Bitfields;
}

function bitfieldFile(spec: string): Invented {
  const root: SpecRoot = { kind: 'source', path: 'invented', read: () => spec };
  const sources = sourcesFor(root, config);
  const file = sources.open(root, 'invented.bf');
  if (!file) throw new Error('no file');
  const report = new Report();
  const text = generateBitfield({ file, sources, config }, 'invented.bf', templates, false, report);
  const lookup = macroLookup(config);
  const ast = readBitfield(file, sources.include.bind(sources), lookup, report);
  const bitfields = resolveBitfields(ast, lookup, report);
  expect(renderDiagnostics(report.diagnostics)).toBe('');
  return { text: text ?? '', bitfields };
}

/** Compiles and runs a program that turns all values of the modules' unions into their views and back. */
async function runViews(path: string, modules: readonly Invented[]): Promise<void> {
  const main = [
    ...modules.map((_, index) => `#[path = "spec_${index}.rs"]\npub mod spec_${index};`),
    viewProgram(
      modules.flatMap(({ bitfields }, index) =>
        bitfields.unions.map((union) => ({ union, module: `spec_${index}` })),
      ),
    ),
    'fn main() { assert!(views() > 0); }',
  ];
  writeAll(path, [{ path: 'views.rs', text: main.join('\n') }]);
  const options = ['--crate-name=views', '-Copt-level=0', '-Cdebug-assertions=on', '--cap-lints=allow'];
  expect(await rustc(need(host), [`${path}/views.rs`, ...options, '-o', `${path}/views`])).toBe('');
  const { code, stderr } = await inTurn(() => run(`${path}/views`, []));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

describe.skipIf(isOut)(`invented specs${why}`, () => {
  it('give well-formed files, whose unions lose nothing as enums', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const path = `files-${(count += 1)}`;
        const modules = Array.from({ length: 40 }, (_, index) => ({
          path: `spec_${index}.rs`,
          ...bitfieldFile(inventSpec(gen)),
        }));
        const lib = modules.map((_, index) => index).sort((a, b) => (`spec_${a}` < `spec_${b}` ? -1 : 1));
        const text = `#![no_std]\n${lib.map((index) => `pub mod spec_${index};\n`).join('')}`;
        writeAll(`${directory}/${path}`, [...modules, { path: 'lib.rs', text }]);
        const root = `${directory}/${path}/lib.rs`;
        expect(await rustfmt([root])).toBe('');
        expect(await rustc(need(host), [root, '--crate-name=files', ...check])).toBe('');
        await runViews(`${directory}/${path}`, modules);
      }),
      oneRun,
    );
  });

  it('give well-formed crates, in both forms', async () => {
    const typesFile = 'libsel4/sel4_arch_include/x86_64/sel4/sel4_arch/types.bf';
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const paths: string[] = [];
        for (let index = 0; index < 5; index += 1) {
          const spec = inventSpec(gen);
          const read = (name: string): string | undefined => {
            const text = builtIn.read(name);
            return name === typesFile ? `${text ?? ''}\n${spec}` : text;
          };
          const configuration = { title: '', root: { ...builtIn, read }, config };
          const path = `${directory}/crate-${(count += 1)}`;
          writeAll(path, generateCrate(configuration, false));
          writeAll(path, [{ path: 'single.rs', text: generateCrate(configuration, true)[0]?.text ?? '' }]);
          paths.push(`${path}/src/lib.rs`, `${path}/single.rs`);
        }
        expect(await rustfmt(paths)).toBe('');
        for (const path of paths) {
          expect(await rustc(need(host), [path, '--crate-name=crates', ...check])).toBe('');
        }
      }),
      oneRun,
    );
  });
});
