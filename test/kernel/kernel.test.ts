// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, inject, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { isSkipped, need, reason, rustfmtProgram } from '../rust/helpers/availability.js';
import { repository } from '../helpers/paths.js';
import { run } from '../toolchain/process.mjs';
import { runTool } from '../rust/helpers/run-tool.js';
import { bootPrefix } from './boot-prefix.js';
import { entryOf } from './elf.js';
import { linkedPresets, linkFor } from './link-for-all.js';
import { prefixes } from './variables.js';

// The root task of fixtures/projects: linked for every architecture, and booted on kernels that somebody has built.

const toolchains = inject('toolchains');
const lld = toolchains.lld === null ? { missing: 'No ld.lld is on PATH' } : { program: toolchains.lld };

const project = 'fixtures/projects/root-task';

describe('the root task', () => {
  it.skipIf(isSkipped(rustfmtProgram))(`is formatted${reason(rustfmtProgram)}`, async () => {
    // Modules that a macro chooses are not found by themselves.
    const files = readdirSync(`${repository}/${project}/src`, { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => file.endsWith('.rs')).map((file) => `src/${file}`);
    const options = { cwd: `${repository}/${project}` };
    const args = ['--check', '--edition', '2021', ...sources];
    expect(await run(need(rustfmtProgram).program, args, options)).toMatchObject({ code: 0, stdout: '' });
  });
  for (const { preset, sel4Arch } of linkedPresets) {
    const toolchain = toolchains.targets[sel4Arch];
    const why = reason(toolchain) || reason(lld);
    it.skipIf(isSkipped(toolchain, lld)).concurrent(`links for ${preset}${why}`, async () => {
      const program = await linkFor(preset, toolchains, runTool);
      // Where link.ld puts it.
      expect(entryOf(program)).toBeGreaterThanOrEqual(0x40_0000);
    });
  }
});

describe.skipIf(prefixes.length === 0)(
  `the root task on kernels${prefixes.length === 0 ? ' (SEL4_PREFIX is not set)' : ''}`,
  () => {
    it.each(prefixes.length === 0 ? ['the kernel of SEL4_PREFIX'] : prefixes)(
      'passes on %s',
      async (prefix) => {
        expect((await bootPrefix(prefix, toolchains)).failures).toEqual([]);
      },
    );
  },
);
