// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { helloSizes } from '../bench/hello.mjs';
import { isSkipped, need, reason } from './helpers/availability.js';
import { builtIn, generateCrate, presetConfig } from './helpers/configurations.js';
import { scratch } from './helpers/scratch.js';
import { build } from './helpers/tools.js';

// The typed layer is not in the machine code of a program: what it costs, sys costs.

const { directory, remove } = scratch('sizes');
afterAll(remove);
const { targets, lld } = inject('toolchains');
const linker = lld === null ? { missing: 'No ld.lld is here' } : { program: lld };

describe('a root task', () => {
  for (const arch of ['aarch64', 'aarch32', 'riscv64', 'riscv32', 'x86_64', 'ia32']) {
    const toolchain = targets[arch];
    const title = `for ${arch} has as much code as with raw calls${reason(toolchain)}${reason(linker)}`;
    it.skipIf(isSkipped(toolchain, linker))(title, async () => {
      const config = presetConfig(`${arch}-mcs-debug`);
      const [crate] = generateCrate({ title: arch, root: builtIn, config }, true);
      const path = join(directory, arch);
      mkdirSync(path);
      const what = { crate: crate?.text ?? '', directory: path, level: '3' };
      const compile: Parameters<typeof helloSizes>[0] = (files, args, output) =>
        build(need(toolchain), files, args, output);
      const { raw, typed } = await helloSizes(compile, lld ?? '', what);
      expect(raw).toBeGreaterThan(100);
      expect(typed).toBe(raw);
    });
  }
});
