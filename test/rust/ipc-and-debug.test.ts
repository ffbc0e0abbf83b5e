// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { repository } from '../helpers/paths.js';
import type { GeneratedFile } from '../../src/emit/generated-file.js';
import type { InputFile } from '../tool-runs/tool-run.js';
import { isSkipped, need, reason } from './helpers/availability.js';
import { builtIn, generateCrate, presetConfig, presetNames } from './helpers/configurations.js';
import { runOnHost } from './helpers/on-host.js';
import { allFeatures, build, features, rustc, rustfmt } from './helpers/tools.js';

// Programs against the typed layer of generated crates.

const { targets, host } = inject('toolchains');
const programText = (name: string): InputFile => ({
  path: `${name}.rs`,
  text: readFileSync(`${repository}/test/rust/programs/${name}.rs`),
});
const program = programText('messages');
const contents = programText('message_contents');
const bases = presetNames().filter((name) => /^[a-z0-9_]+(?:-mcs|-debug|-benchmark)?$/.test(name));

type Toolchain = NonNullable<(typeof targets)[string]>;

/** The crate of a preset, compiled, with its files. */
async function library(
  preset: string,
  toolchain: Toolchain,
  more: readonly string[],
): Promise<{ readonly crate: InputFile; readonly files: readonly GeneratedFile[] }> {
  const files = generateCrate({ title: '', root: builtIn, config: presetConfig(preset) }, false);
  const args = ['--crate-name=sel4_bindings', '--crate-type=rlib', '-Cpanic=abort', '-Copt-level=2', ...more];
  return { crate: await build(need(toolchain), files, ['src/lib.rs', ...args], rlib), files };
}

const rlib = 'libsel4_bindings.rlib';
const uses = ['--extern', `sel4_bindings=${rlib}`];

function configurationFlags(name: string): string[] {
  const options = new Set(
    [...presetConfig(name).options]
      .filter(([, of]) => of.kind === 'boolean' && of.on)
      .map(([option]) => option),
  );
  const flags = {
    mcs: 'CONFIG_KERNEL_MCS',
    printing: 'CONFIG_PRINTING',
    debug_build: 'CONFIG_DEBUG_BUILD',
    utilisation: 'CONFIG_BENCHMARK_TRACK_UTILISATION',
  };
  const names = Object.keys(flags);
  return [
    ...Object.entries(flags).flatMap(([flag, option]) => (options.has(option) ? [`--cfg=${flag}`] : [])),
    `--check-cfg=cfg(${names.join(', ')})`,
  ];
}

describe.concurrent('messages, signals and printing', () => {
  for (const name of bases) {
    const toolchain = targets[presetConfig(name).sel4Arch] as Toolchain;
    it.skipIf(isSkipped(toolchain))(`of preset ${name} cannot panic${reason(toolchain)}`, async () => {
      const { crate } = await library(name, toolchain, allFeatures);
      const args = ['--crate-type=lib', '-Copt-level=2', '-Cpanic=abort', '--emit=obj', ...uses];
      const all = [program.path, ...args, ...configurationFlags(name)];
      const object = await build(need(toolchain), [program, crate], all, 'program.o');
      const symbols = Buffer.from(object.text).toString('latin1');
      // Whatever can panic refers to core::panicking.
      expect([...symbols.matchAll(/\w*panicking\w*/g)].map(([symbol]) => symbol)).toEqual([]);
    });
  }

  // All widths, and all numbers of registers for words.
  const executed = [
    'aarch64-hyp-mcs-debug',
    'arm_hyp-mcs',
    'ia32-mcs',
    'ia32',
    'riscv32',
    'riscv64-mcs',
    'x86_64',
  ];
  it.skipIf(isSkipped(host)).each(executed)(
    `of preset %s read what was written${reason(host)}`,
    async (name) => {
      const files = generateCrate({ title: '', root: builtIn, config: presetConfig(name) }, true);
      const base = ['lib.rs', '--crate-type=rlib', '--crate-name=sel4_bindings'];
      // On another machine nothing enters the kernel.
      const crate = await build(need(host), files, base, rlib);
      const args = ['-Cdebug-assertions=on', '-Copt-level=1', ...uses];
      const { code, stderr } = await runOnHost([contents, crate], [contents.path, ...args]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    },
  );
});

describe.concurrent('printing where there is none', () => {
  const toolchain = targets['aarch64'] as Toolchain;
  const attempts = [
    { name: 'aarch64', some: allFeatures, says: ['DebugPutChar', 'PRINTING', '--set PRINTING=ON'] },
    { name: 'aarch64-debug', some: features('typed'), says: ['the feature `debug-syscalls`'] },
  ];
  for (const { name, some, says } of attempts) {
    it.skipIf(isSkipped(toolchain))(
      `with ${some.join(' ')} of ${name} is a compile error${reason(toolchain)}`,
      async () => {
        const { crate } = await library(name, toolchain, some);
        const compile = (macro: string): Promise<string> => {
          const text = `#![no_std]\npub fn print(word: u8) { sel4_bindings::${macro}!("{word}") }\n`;
          const args = ['print.rs', '--crate-type=lib', '--emit=metadata', '-Cpanic=abort', ...uses];
          return rustc(need(toolchain), [crate, { path: 'print.rs', text }], args);
        };
        const complaint = await compile('debug_println');
        // One of the use, and one of the compiler that it stops.
        expect(complaint.match(/^error/gm)?.length).toBe(2);
        for (const part of says) expect(complaint).toContain(part);
        expect(await compile('debug_println_if_any')).toBe('');
      },
    );
  }
});

describe.concurrent('the examples on the front page', () => {
  for (const name of bases.filter((one) => !/-(?:debug|benchmark)$/.test(one))) {
    const toolchain = targets[presetConfig(name).sel4Arch] as Toolchain;
    it.skipIf(isSkipped(toolchain))(`of preset ${name} compile${reason(toolchain)}`, async () => {
      const { crate, files } = await library(name, toolchain, allFeatures);
      const page = files.find(({ path }) => path === 'src/lib.rs')?.text ?? '';
      const examples = [...page.matchAll(/```ignore\n([^]*?)\/\/! ```/g)].map(([, text = '']) =>
        text.replace(/^\/\/! ?/gm, ''),
      );
      const functions = examples.map((text) => /^(?:unsafe )?fn (\w+)/m.exec(text)?.[1]);
      expect(functions).toEqual(['root_task', 'serve', 'map', 'handle']);
      const parts = examples.map((text, index) => ({ path: `example_${index}.rs`, text }));
      const modules = examples.map((_, index) => `mod example_${index};\n`).join('');
      const root = { path: 'page.rs', text: `#![no_std]\n#![allow(dead_code)]\n${modules}` };
      const program = [...parts, root];
      const args = [root.path, '-Dunsafe-op-in-unsafe-fn', '--crate-type=lib', '--emit=metadata'];
      expect(await rustc(need(toolchain), [...program, crate], [...args, '-Cpanic=abort', ...uses])).toBe('');
      expect(await rustfmt(program, [root.path])).toBe('');
    });
  }
});
