// SPDX-License-Identifier: BSD-2-Clause

/** A target of rustc for each architecture; seL4's hypervisor configuration on Arm has the same one. */
export const rustTargets: readonly (readonly [sel4Arch: string, triple: string])[] = [
  ['aarch64', 'aarch64-unknown-none'],
  ['aarch32, arm_hyp', 'armv7a-none-eabi'],
  ['riscv64', 'riscv64imac-unknown-none-elf'],
  ['riscv32', 'riscv32imac-unknown-none-elf'],
  ['x86_64', 'x86_64-unknown-none'],
  ['ia32', 'i686-unknown-linux-gnu'],
];

/** All that `doctor` looks for, in the order in which it is shown; the option `--require` takes these. */
export const findingNames: readonly string[] = [
  'sel4-bindgen',
  'Node.js',
  'options',
  'specs',
  'configuration',
  'rustc',
  ...rustTargets.map(([, triple]) => triple),
  'rustfmt',
  'cargo',
  'cmake',
  'ninja',
  'make',
];
