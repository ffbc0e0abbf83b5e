// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, inject, it } from 'vitest';
import type { Outcome } from '../toolchain/process.mjs';
import { isMissing, isSkipped, need, reason } from './helpers/availability.js';
import { builtIn, presetConfig } from './helpers/configurations.js';
import {
  bootInfoProgram,
  faultProgram,
  hostOptions,
  hostProgram,
  ownFigures,
} from './helpers/host-programs.js';
import type { HostProgram } from './helpers/host-programs.js';
import { runOnHost } from './helpers/on-host.js';
import { compile } from './helpers/tools.js';

// Programs with generated crates under AddressSanitizer and the checks that the compiler has for preconditions:
// docs/undefined-behaviour.md.

const { host } = inject('toolchains');

/** The host's compiler with options that are not stable; what it compiles has to be stable, which other tests see. */
const unstable = isMissing(host) ? host : { ...host, env: { ...host.env, RUSTC_BOOTSTRAP: '1' } };
const sanitizer = '-Zsanitizer=address';
const empty = { path: 'empty.rs', text: 'fn main() {}\n' };
const trial = isMissing(unstable) ? undefined : await compile(unstable, [empty], [empty.path, sanitizer]);
const tool =
  trial && trial.code !== 0
    ? { missing: 'the compiler for this machine comes without AddressSanitizer' }
    : unstable;

async function sanitized({ main, flags }: HostProgram, words: readonly string[] = []): Promise<Outcome> {
  const args = [main.path, ...hostOptions, ...flags, sanitizer];
  // Programs do not give back what they make IPC buffers of.
  const env = { ASAN_OPTIONS: 'detect_leaks=0' };
  return runOnHost([main], args, { toolchain: need(tool), words, env });
}

const presetOf = (name: string) => ({ title: name, root: builtIn, config: presetConfig(name) });
const fine = { code: 0, stderr: '' };

describe('under AddressSanitizer', () => {
  // Both word sizes.
  it.skipIf(isSkipped(tool)).each(['aarch64-mcs-hyp', 'ia32-mcs'])(
    `faults and errors of %s are read and answered${reason(tool)}`,
    async (name) => {
      const { code, stderr } = await sanitized(faultProgram(presetOf(name), ownFigures(name)));
      expect({ code, stderr }).toEqual(fine);
    },
  );
  it.skipIf(isSkipped(tool)).each(['x86_64', 'ia32-mcs'])(
    `boot information of %s is read${reason(tool)}`,
    async (name) => {
      const { code, stderr } = await sanitized(bootInfoProgram(presetOf(name)));
      expect({ code, stderr }).toEqual(fine);
    },
  );

  const broken: readonly (readonly [string, RegExp])[] = [
    ['read-short', /heap-buffer-overflow/],
    ['write-short', /heap-buffer-overflow/],
    ['string-short', /heap-buffer-overflow/],
    ['path-short', /heap-buffer-overflow/],
    ['error-short', /heap-buffer-overflow/],
    ['gone', /heap-use-after-free/],
    ['null', /new_unchecked requires that the pointer is non-null/],
    ['unaligned-read', /read_volatile requires that the pointer argument is aligned/],
    ['unaligned-write', /write_volatile requires that the pointer argument is aligned/],
    ['unaligned-info', /misaligned pointer dereference/],
    ['extra-short', /heap-buffer-overflow/],
  ];
  it.skipIf(isSkipped(tool))(`promises that are not kept are seen${reason(tool)}`, async () => {
    const program = { main: hostProgram(presetOf('x86_64'), ['broken_promises']), flags: [] };
    expect(await sanitized(program)).toEqual({ ...fine, stdout: 'ended\n' });
    for (const [word, complaint] of broken) {
      const { code, stderr } = await sanitized(program, [word]);
      expect(code, word).not.toBe(0);
      expect(stderr, word).toMatch(complaint);
    }
  });
});
