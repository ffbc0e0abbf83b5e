// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, inject, it } from 'vitest';
import { readTemplates } from '../../src/cli/package-files.js';
import { renderCrate, renderSingleFile } from '../../src/emit/render-crate.js';
import type { Model } from '../../src/model/model.js';
import { toCrateView } from '../../src/view/crate-view.js';
import { enumName } from '../../src/view/headers/names.js';
import { futureModel, withoutEnums } from '../view/invented-model.js';
import { presetModel } from '../view/preset-model.js';
import { clippyOf, isSkipped, need, reason, rustfmtProgram } from './helpers/availability.js';
import { allFeatures, clippy, rustc, rustfmt } from './helpers/tools.js';

// Errors and faults of kernels that nobody has built: the generated code is as good as that of those there are. And
// the examples in the documentation, which name no crate, compile in it.

const { targets } = inject('toolchains');
const templates = readTemplates();
const library = ['--crate-name=invented', '--crate-type=lib', '--emit=metadata', '-Cpanic=abort'];
const provenance = { tool: 'test', version: '0', specs: '0', configuration: '0' };

const messages = (model: Model): string[] =>
  model.headers.enums.flatMap((one) => enumName(one) ?? []).filter((name) => name.endsWith('_Msg'));

function withoutErrors(model: Model): Model {
  const enums = model.headers.enums.map((one) =>
    enumName(one) === 'seL4_Error' ? { ...one, values: one.values.slice(0, 1) } : one,
  );
  return { ...model, headers: { ...model.headers, enums } };
}

function withoutFaults(model: Model): Model {
  const unions = model.bitfields.unions.filter(({ name }) => name !== 'seL4_Fault');
  return { ...model, bitfields: { ...model.bitfields, unions } };
}

const changes: readonly (readonly [string, (model: Model) => Model])[] = [
  ['more of everything', futureModel],
  ['no layout of a message', (model) => withoutEnums(model, ...messages(model))],
  ['no kinds of lookup failures', (model) => withoutEnums(model, 'seL4_LookupFailureType')],
  ['no capability fault', (model) => withoutEnums(model, 'seL4_CapFault_Msg')],
  ['no error', withoutErrors],
  ['no faults', withoutFaults],
];

const options = { name: 'invented', layer: 'typed', hasDocs: true } as const;

describe.concurrent.each(['x86_64', 'ia32-mcs-debug', 'aarch64-hyp-mcs', 'riscv32-mcs'])('%s', (preset) => {
  const toolchain = targets[preset.replace(/-.*/, '')];
  const linter = clippyOf(toolchain);
  for (const [title, change] of changes) {
    it.skipIf(isSkipped(linter, rustfmtProgram))(`with ${title} compiles${reason(linter)}`, async () => {
      const view = toCrateView(change(presetModel(preset)), options, provenance);
      const single = { path: 'single.rs', text: renderSingleFile(view, templates) };
      const files = [...renderCrate(view, templates), single];
      expect(await clippy(need(toolchain), [single], [single.path, ...library])).toBe('');
      expect(await rustfmt(files, ['src/lib.rs', single.path])).toBe('');
    });
  }
  it.skipIf(isSkipped(toolchain))(`has examples that compile${reason(toolchain)}`, async () => {
    const view = toCrateView(presetModel(preset), options, provenance);
    const files = renderCrate(view, templates);
    const modules = ['debug', 'error/mod', 'fault/mod', 'ipc/mod'];
    const examples = modules.flatMap((file) => {
      const text = files.find(({ path }) => path === `src/${file}.rs`)?.text ?? '';
      return examplesOf(text).map((example) => ({ file, example }));
    });
    expect([...new Set(examples.map(({ file }) => file))]).toEqual(modules);
    const root = files.find((file) => file.path === 'src/lib.rs')?.text ?? '';
    const texts = examples.map(({ file, example }, at) => {
      // `error` has a `Result` of its own.
      const others = 'config_if, debug_println_if_any, fault::*, ipc::*, types::*';
      const own = file === 'error/mod' ? 'error::*' : others;
      const uses = `#[allow(unused_imports)]\nuse super::{cap::*, context::*, ${own}, sys};`;
      return `/// An example.\n#[allow(dead_code)]\nmod example_${at} {\n${uses}\n${example}\n}`;
    });
    const examined = { path: 'src/examples.rs', text: `${root}\n${texts.join('\n')}\n` };
    const args = [examined.path, ...library, ...allFeatures];
    expect(await rustc(need(toolchain), [...files, examined], args)).toBe('');
  });
});

/** The examples in a module's documentation. */
function examplesOf(text: string): string[] {
  return Array.from(text.matchAll(/^\/\/! ```ignore\n((?:\/\/!.*\n)*?)\/\/! ```\n/gm), ([, lines = '']) =>
    lines.replace(/^\/\/! ?/gm, ''),
  );
}
