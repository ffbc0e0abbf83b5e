// SPDX-License-Identifier: BSD-2-Clause
import { afterAll, describe, expect, inject, it } from 'vitest';
import type { Sel4Arch } from '../../../src/config/kernel-config.js';
import { clippyOf, isMissing, isSkipped, need, reason, rustfmtProgram } from './availability.js';
import { absentReleases, allConfigurations, type Configuration, presetNames } from './configurations.js';
import { allFeatures, build, clippy, features, rustc, rustdoc, rustfmt } from './tools.js';
import { complaintsOf } from './unsafe-code.js';
import { writtenCrates } from './written-crate.js';

const common = ['--crate-name=sel4_bindings', '--crate-type=lib', '-Cpanic=abort'];
const compile = [...common, ...allFeatures];
const metadata = '--emit=metadata';

/**
 * A compiler keeps one copy of functions with equal code: the first two are seL4_Recv and seL4_NBRecv without MCS,
 * and on ia32 with MCS send_recv_with_reply and nbsend_recv have the same instructions.
 */
const sameCode = new Set(['seL4_Wait', 'seL4_Poll', 'send_recv_with_reply']);

const featureSets = [[], features('debug-syscalls'), features('typed'), allFeatures];

const bases = new Set(presetNames().filter((name) => /^[a-z0-9_]+(?:-mcs)?$/.test(name)));
const isBasePreset = ({ title, config }: Configuration): boolean =>
  title.startsWith('preset ') && bases.has(config.label);
const isDocumented = (configuration: Configuration): boolean =>
  configuration.title.startsWith('preset ')
    ? isBasePreset(configuration)
    : !configuration.title.includes('built-in');

/** Where a function's name is in the symbols of an object: with its length, as Rust has it. */
function functionsWithout(object: Uint8Array, functions: readonly string[]): string[] {
  const symbols = Buffer.from(object).toString('latin1');
  const without = functions.filter((name) => !symbols.includes(`${name.length}${name}`));
  return without.filter((name) => !sameCode.has(name));
}

/**
 * The generated crates of an architecture, in both forms, under every configuration: compiled for their target down
 * to machine code, linted, formatted and documented.
 */
export function checkCrates(sel4Arch: Sel4Arch): void {
  const { targets, msrv } = inject('toolchains');
  const configurations = allConfigurations().filter(({ config }) => config.sel4Arch === sel4Arch);
  const crateOf = writtenCrates();
  const toolchain = targets[sel4Arch];
  const oldest = isMissing(msrv) ? msrv : msrv.targets[sel4Arch];
  const linter = clippyOf(toolchain);
  let functionsCompiled = 0;

  for (const configuration of configurations) {
    describe.concurrent(configuration.title, () => {
      it.skipIf(isSkipped(toolchain))(`compiles to machine code${reason(toolchain)}`, async () => {
        const crate = crateOf(configuration);
        const args = ['src/probe.rs', ...compile, '-Copt-level=2', '--emit=obj'];
        const object = await build(need(toolchain), crate.files, args, 'probe.o');
        expect(functionsWithout(object.text, crate.functions)).toEqual([]);
        expect(crate.functions.length).toBeGreaterThan(50);
        functionsCompiled += crate.functions.length;
      });
      it('says why what is unsafe is right', () => {
        expect(
          complaintsOf(crateOf(configuration).files.filter(({ path }) => path !== 'src/probe.rs')),
        ).toEqual([]);
      });
      it.skipIf(isSkipped(linter))(`passes clippy as one file${reason(linter)}`, async () => {
        need(linter);
        const crate = crateOf(configuration);
        const args = ['single.rs', ...compile, metadata];
        expect(await clippy(need(toolchain), crate.single, args)).toBe('');
      });
      it.skipIf(isSkipped(rustfmtProgram))(`is formatted${reason(rustfmtProgram)}`, async () => {
        const crate = crateOf(configuration);
        const files = [...crate.files, ...crate.single];
        expect(await rustfmt(files, ['src/lib.rs', 'single.rs'])).toBe('');
      });
      if (isDocumented(configuration)) {
        it.skipIf(isSkipped(linter))(`passes clippy with any features${reason(linter)}`, async () => {
          need(linter);
          const { files } = crateOf(configuration);
          for (const some of featureSets) {
            const args = ['src/lib.rs', ...common, ...some, metadata];
            expect(await clippy(need(toolchain), files, args)).toBe('');
          }
        });
        it.skipIf(isSkipped(toolchain))(`has documentation${reason(toolchain)}`, async () => {
          const { files } = crateOf(configuration);
          const args = ['src/lib.rs', '--crate-name=sel4_bindings', ...allFeatures];
          expect(await rustdoc(need(toolchain), files, args)).toBe('');
        });
      }
      if (isBasePreset(configuration)) {
        it.skipIf(isSkipped(oldest))(`compiles with the oldest supported Rust${reason(oldest)}`, async () => {
          const { files, single } = crateOf(configuration);
          const args = [...compile, metadata];
          expect(await rustc(need(oldest), files, ['src/lib.rs', ...args])).toBe('');
          expect(await rustc(need(oldest), single, ['single.rs', ...args])).toBe('');
        });
      }
    });
  }

  for (const version of absentReleases()) it.skip(`seL4 ${version}'s own specs (../shared is absent)`);

  afterAll(() => {
    if (functionsCompiled === 0) return;
    console.log(`${sel4Arch}: ${configurations.length} configurations, ${functionsCompiled} functions`);
  });
}
