// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, inject, it } from 'vitest';
import { isSkipped, need, reason } from './helpers/availability.js';
import { builtIn, generateCrate, presetConfig } from './helpers/configurations.js';
import { methodsProbe } from './helpers/methods-probe.js';
import { allFeatures, build } from './helpers/tools.js';

// Errors and faults are what others send: no function that reads them has a way to panic, not even one that a
// compiler has not removed.

const { targets } = inject('toolchains');
const modules = ['error', 'fault', 'fault/vm_access', 'fault/vm_status'];
const panics =
  /core9panicking|panic_fmt|slice_index_fail|slice_(?:start|end)_index|unwrap_failed|expect_failed|panic_bounds_check|panic_const/;

const presets = [
  'aarch64-hyp-mcs-debug',
  'aarch32-mcs-debug',
  'arm_hyp-mcs',
  'riscv32-mcs',
  'riscv64',
  'ia32-mcs-debug',
  'x86_64-debug',
];

describe.concurrent('errors and faults', () => {
  for (const preset of presets) {
    const config = presetConfig(preset);
    const toolchain = targets[config.sel4Arch];
    it.skipIf(isSkipped(toolchain))(`cannot panic under ${preset}${reason(toolchain)}`, async () => {
      const files = generateCrate({ title: preset, root: builtIn, config }, false);
      const { text, functions } = methodsProbe(files, modules);
      expect(functions.length).toBeGreaterThan(70);
      const flags = ['--crate-name=probe', '--crate-type=lib', '-Cpanic=abort', '-Copt-level=2'];
      // Overflow is looked for too.
      const checks = ['-Coverflow-checks=on', ...allFeatures, '--emit=obj'];
      const probed = [...files, { path: 'src/probe.rs', text }];
      const object = await build(need(toolchain), probed, ['src/probe.rs', ...flags, ...checks], 'probe.o');
      const symbols = Buffer.from(object.text).toString('latin1');
      expect(symbols).toMatch(/UnknownSyscallReply[\w$.]*Message[\w$.]*write/);
      expect(panics.exec(symbols)?.[0]).toBeUndefined();
    });
  }
  const toolchain = targets['x86_64'];
  it.skipIf(isSkipped(toolchain))(`would be found if they could${reason(toolchain)}`, async () => {
    const bad = [
      'pub fn at(words: &[u64], index: usize) -> u64 { words[index] }',
      'pub fn cut(words: &[u64], index: usize) -> &[u64] { &words[index..] }',
      'pub fn sum(one: u64, other: u64) -> u64 { one + other }',
      'pub fn some(value: Option<u64>) -> u64 { value.unwrap() }',
      'pub fn fine(value: Result<u64, u8>) -> u64 { value.unwrap() }',
    ];
    for (const line of bad) {
      const file = { path: 'bad.rs', text: `#![no_std]\n#[inline(never)]\n${line}\n` };
      const flags = ['--crate-type=lib', '-Cpanic=abort', '-Copt-level=2', '-Coverflow-checks=on'];
      const use = ['-Clink-dead-code', '--emit=obj'];
      const object = await build(need(toolchain), [file], [file.path, ...flags, ...use], 'bad.o');
      expect(Buffer.from(object.text).toString('latin1'), line).toMatch(panics);
    }
  });
});
