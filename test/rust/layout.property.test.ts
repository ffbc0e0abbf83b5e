// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { macroLookup } from '../../src/config/kernel-config.js';
import { readTemplates } from '../../src/cli/package-files.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import type { GeneratedFile } from '../../src/emit/generated-file.js';
import { generateBitfield } from '../../src/generate-bitfield.js';
import type { Bitfields } from '../../src/model/bitfield.js';
import { readBitfield } from '../../src/resolve/bitfield/read.js';
import { resolveBitfields } from '../../src/resolve/bitfield/resolve.js';
import type { SpecRoot } from '../../src/sources/provider.js';
import { isSkipped, need, reason, rustfmtProgram } from './helpers/availability.js';
import { builtIn, generateForms, presetConfig, sourcesFor } from './helpers/configurations.js';
import { inventSpec } from './helpers/invented-spec.js';
import { runOnHost } from './helpers/on-host.js';
import { allFeatures, rustc, rustfmt } from './helpers/tools.js';
import { viewProgram } from './helpers/view-program.js';

// Whatever a spec names its blocks and however it lays them out: the output compiles, its own assertions hold,
// and rustfmt would not change it.

const { host } = inject('toolchains');
const templates = readTemplates();
const config = presetConfig('x86_64');
const isOut = isSkipped(host, rustfmtProgram);
const why = reason(host) || reason(rustfmtProgram);
const check = ['--crate-type=lib', '--emit=metadata', ...allFeatures];
// The specs are always the same, so that the compilers' results can be used again: LAYOUT_SEED=2 makes others.
const seed = Number(process.env['LAYOUT_SEED'] ?? 1);
// A failure names the spec; making it smaller would take a compiler run for every step.
const oneRun = { seed, numRuns: 1, endOnFailure: true };

interface Invented {
  readonly path: string;
  readonly text: string;
  readonly bitfields: Bitfields;
}

function bitfieldFile(path: string, spec: string): Invented {
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
  return { path, text: text ?? '', bitfields };
}

/** Compiles and runs a program that turns all values of the modules' unions into their views and back. */
async function runViews(modules: readonly Invented[]): Promise<void> {
  const main = [
    ...modules.map((_, index) => `#[path = "spec_${index}.rs"]\npub mod spec_${index};`),
    viewProgram(
      modules.flatMap(({ bitfields }, index) =>
        bitfields.unions.map((union) => ({ union, module: `spec_${index}` })),
      ),
    ),
    'fn main() { assert!(views() > 0); }',
  ];
  const options = ['-Copt-level=0', '-Cdebug-assertions=on', '--cap-lints=allow'];
  const files = [...modules, { path: 'views.rs', text: main.join('\n') }];
  const { code, stderr } = await runOnHost(files, ['views.rs', ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

describe.skipIf(isOut)(`invented specs${why}`, () => {
  it('give well-formed files, whose unions lose nothing as enums', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const modules = Array.from({ length: 40 }, (_, index) =>
          bitfieldFile(`spec_${index}.rs`, inventSpec(gen)),
        );
        const lib = modules.map((_, index) => index).sort((a, b) => (`spec_${a}` < `spec_${b}` ? -1 : 1));
        const text = `#![no_std]\n${lib.map((index) => `pub mod spec_${index};\n`).join('')}`;
        const files = [...modules, { path: 'lib.rs', text }];
        expect(await rustfmt(files, ['lib.rs'])).toBe('');
        expect(await rustc(need(host), files, ['lib.rs', '--crate-name=files', ...check])).toBe('');
        await runViews(modules);
      }),
      oneRun,
    );
  });

  it('give well-formed crates, in both forms', async () => {
    const typesFile = 'libsel4/sel4_arch_include/x86_64/sel4/sel4_arch/types.bf';
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (gen) => {
        const crates: { readonly root: string; readonly files: readonly GeneratedFile[] }[] = [];
        for (let index = 0; index < 5; index += 1) {
          const spec = inventSpec(gen);
          const read = (name: string): string | undefined => {
            const text = builtIn.read(name);
            return name === typesFile ? `${text ?? ''}\n${spec}` : text;
          };
          const configuration = { title: '', root: { ...builtIn, read }, config };
          const { files, single } = generateForms(configuration);
          crates.push({ root: 'src/lib.rs', files });
          crates.push({ root: 'single.rs', files: [{ path: 'single.rs', text: single }] });
        }
        for (const { root, files } of crates) {
          expect(await rustfmt(files, [root])).toBe('');
          expect(await rustc(need(host), files, [root, '--crate-name=crates', ...check])).toBe('');
        }
      }),
      oneRun,
    );
  });
});
