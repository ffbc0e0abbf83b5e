// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { repository } from '../helpers/paths.js';
import { run } from '../toolchain/process.mjs';
import { builtIn, generateCrate, presetConfig, presetNames } from './helpers/configurations.js';
import {
  allFeatures,
  features,
  inTurn,
  isSkipped,
  need,
  reason,
  rustc,
  rustfmt,
  scratch,
  writeAll,
} from './helpers/tools.js';

// Programs against the typed layer of generated crates.

const { directory, remove } = scratch('typed');
afterAll(remove);
const { targets, host } = inject('toolchains');
const program = `${repository}/test/rust/programs/messages.rs`;
const contents = `${repository}/test/rust/programs/message_contents.rs`;
const bases = presetNames().filter((name) => /^[a-z0-9_]+(?:-mcs|-debug|-benchmark)?$/.test(name));

type Toolchain = NonNullable<(typeof targets)[string]>;

/** Writes a crate in both forms, and compiles it; where it is, and how a program names it. */
async function library(name: string, toolchain: Toolchain, more: readonly string[] = []): Promise<string[]> {
  const path = `${directory}/${name}`;
  const configuration = { title: '', root: builtIn, config: presetConfig(name.replace(/\+.*$/, '')) };
  writeAll(path, generateCrate(configuration, false));
  const file = `${path}/libsel4_bindings.rlib`;
  const args = ['--crate-name=sel4_bindings', '--crate-type=rlib', '-Cpanic=abort', '-Copt-level=2', ...more];
  expect(await rustc(need(toolchain), [`${path}/src/lib.rs`, ...args, '-o', file])).toBe('');
  return ['--extern', `sel4_bindings=${file}`, '-Cpanic=abort'];
}

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
      const uses = await library(name, toolchain, allFeatures);
      const object = `${directory}/${name}/program.o`;
      const args = ['--crate-name=messages', '--crate-type=lib', '-Copt-level=2', '--emit=obj', '-o', object];
      expect(await rustc(need(toolchain), [program, ...args, ...uses, ...configurationFlags(name)])).toBe('');
      // Whatever can panic refers to core::panicking.
      expect(
        [...readFileSync(object, 'latin1').matchAll(/\w*panicking\w*/g)].map(([symbol]) => symbol),
      ).toEqual([]);
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
      const [crate] = generateCrate({ title: '', root: builtIn, config: presetConfig(name) }, true);
      const path = `${directory}/run-${name}`;
      writeAll(path, [{ path: 'sel4_bindings.rs', text: crate?.text ?? '' }]);
      const base = ['--crate-type=rlib', '--crate-name=sel4_bindings', '-o', `${path}/libsel4_bindings.rlib`];
      // On another machine nothing enters the kernel.
      expect(await rustc(need(host), [`${path}/sel4_bindings.rs`, ...base])).toBe('');
      const uses = ['--extern', `sel4_bindings=${path}/libsel4_bindings.rlib`];
      const args = ['--crate-name=contents', '-Cdebug-assertions=on', '-Copt-level=1', ...uses];
      expect(await rustc(need(host), [contents, ...args, '-o', `${path}/contents`])).toBe('');
      const { code, stderr } = await inTurn(() => run(`${path}/contents`, []));
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
        const uses = await library(`${name}+none`, toolchain, some);
        const compile = (macro: string): Promise<string> => {
          const text = `#![no_std]\npub fn print(word: u8) { sel4_bindings::${macro}!("{word}") }\n`;
          const source = `${directory}/${name}+none/${macro}.rs`;
          writeAll(`${directory}/${name}+none`, [{ path: `${macro}.rs`, text }]);
          const args = ['--crate-type=lib', '--emit=metadata', `--out-dir=${directory}`, ...uses];
          return rustc(need(toolchain), [source, ...args]);
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
      const uses = await library(`${name}+page`, toolchain, allFeatures);
      const path = `${directory}/${name}+page`;
      const page = readFileSync(`${path}/src/lib.rs`, 'utf8');
      const examples = [...page.matchAll(/```ignore\n([^]*?)\/\/! ```/g)].map(([, text = '']) =>
        text.replace(/^\/\/! ?/gm, ''),
      );
      const functions = examples.map((text) => /^(?:unsafe )?fn (\w+)/m.exec(text)?.[1]);
      expect(functions).toEqual(['root_task', 'serve', 'map', 'handle']);
      const files = examples.map((text, index) => ({ path: `example_${index}.rs`, text }));
      const modules = examples.map((_, index) => `mod example_${index};\n`).join('');
      const root = `#![no_std]\n#![allow(dead_code)]\n${modules}`;
      writeAll(path, [...files, { path: 'page.rs', text: root }]);
      const args = ['--crate-type=lib', '--emit=metadata', `--out-dir=${path}`, ...uses];
      expect(await rustc(need(toolchain), [`${path}/page.rs`, '-Dunsafe-op-in-unsafe-fn', ...args])).toBe('');
      expect(await rustfmt([`${path}/page.rs`])).toBe('');
    });
  }
});
