// SPDX-License-Identifier: BSD-2-Clause

/**
 * @typedef {object} Target
 * @property {string} triple the Rust target
 * @property {string[]} flags what rustc, clippy-driver and rustdoc need besides --target
 * @property {string} emulation what `ld.lld -m` calls this architecture
 */

/** The oldest Rust the generated crates promise to compile with. */
export const MINIMUM_RUST = '1.85';

/**
 * Every sel4arch and the stable, built-in Rust target that has its C calling convention.
 * @type {Readonly<Record<string, Target>>}
 */
export const TARGETS = Object.freeze({
  aarch64: { triple: 'aarch64-unknown-none', flags: [], emulation: 'aarch64elf' },
  aarch32: { triple: 'armv7a-none-eabi', flags: [], emulation: 'armelf' },
  // The hypervisor configuration changes the kernel's interface, not the processor's.
  arm_hyp: { triple: 'armv7a-none-eabi', flags: [], emulation: 'armelf' },
  riscv64: { triple: 'riscv64imac-unknown-none-elf', flags: [], emulation: 'elf64lriscv' },
  riscv32: { triple: 'riscv32imac-unknown-none-elf', flags: [], emulation: 'elf32lriscv' },
  x86_64: { triple: 'x86_64-unknown-none', flags: [], emulation: 'elf_x86_64' },
  // Rust has no bare-metal i686 ELF target. The Linux one is right for a `no_std` crate as soon as it is not
  // position independent: seL4's system call stubs take an absolute address.
  ia32: {
    triple: 'i686-unknown-linux-gnu',
    flags: ['-Crelocation-model=static'],
    emulation: 'elf_i386',
  },
});

/** The Rust targets without repetition, in the table's order. */
export const TRIPLES = Object.freeze([...new Set(Object.values(TARGETS).map(({ triple }) => triple))]);

/**
 * Whether a release such as "1.96.0" is new enough for the generated crates.
 * @param {string} release
 */
export function meetsMinimum(release) {
  const [major = 0, minor = 0] = release.split('.').map((part) => Number.parseInt(part, 10));
  const [wantedMajor = 0, wantedMinor = 0] = MINIMUM_RUST.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
