// SPDX-License-Identifier: BSD-2-Clause
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findProgram } from '../toolchain/process.mjs';
import { isSkipped, need, reason } from '../rust/helpers/availability.js';
import { scratch } from '../rust/helpers/scratch.js';
import {
  commands,
  complaint,
  freshProject,
  labelPlace,
  modified,
  narrowLabel,
  type Project,
  succeed,
  widenLabel,
} from './project.js';

const toolchain = inject('toolchains').targets['aarch64'];
const { directory, remove } = scratch('make-project');
afterAll(remove);

/** Builds of the same project: where the bindings go, how a build that does nothing is recognised. */
const builds = [
  { name: 'make', bindings: 'build/sel4-bindings/sel4_bindings.rs', isDone: 'make -q' },
  { name: 'ninja', bindings: 'build/sel4_bindings.rs', isDone: 'ninja | grep -x "ninja: no work to do."' },
];

let project: Project;
beforeAll(() => {
  if (!isSkipped(toolchain)) project = freshProject('make', directory, need(toolchain));
});

for (const { name, bindings, isDone } of builds) {
  const found = await findProgram(name);
  const program = found === null ? { missing: `No ${name} is here` } : { found };
  describe.skipIf(isSkipped(toolchain, program))(
    `a ${name} project${reason(program)}${reason(toolchain)}`,
    () => {
      it('builds with the commands of its page', async () => {
        rmSync(join(project.directory, 'build'), { recursive: true, force: true });
        narrowLabel(project, true);
        await succeed(project, commands('make', name));
        expect(modified(project, 'build/libroot_task.a')).toBeGreaterThan(0);
        expect(labelPlace(project.read(bindings))).toBe('12, 51');
      });
      it('does nothing in a second build', async () => {
        await succeed(project, isDone);
      });
      it('builds again when an included spec has changed', async () => {
        const before = modified(project, 'build/libroot_task.a');
        widenLabel(project);
        expect((await project.shell(isDone)).code).not.toBe(0);
        await succeed(project, name);
        expect(labelPlace(project.read(bindings))).toBe('12, 52');
        expect(modified(project, 'build/libroot_task.a')).toBeGreaterThan(before);
        await succeed(project, isDone);
      });
      it('shows what is wrong with a spec, with its place', async () => {
        narrowLabel(project, false);
        const { code, stdout } = await project.shell(name);
        expect(code).not.toBe(0);
        expect(stdout).toMatch(complaint);
      });
    },
  );
}

describe.skipIf(isSkipped(toolchain))(`rustc alone${reason(toolchain)}`, () => {
  it('builds with the commands of its page', async () => {
    await succeed(project, commands('make', 'rustc'));
    expect(modified(project, 'libroot_task.a')).toBeGreaterThan(0);
  });
});

describe.skipIf(isSkipped(toolchain))(`sel4-bindings.mk${reason(toolchain)}`, () => {
  it('makes the bindings again for another configuration', async () => {
    widenLabel(project);
    await succeed(project, 'make SEL4_CONFIG=aarch64');
    await succeed(project, 'make -q SEL4_CONFIG=aarch64');
    expect(project.read('build/sel4-bindings/sel4_bindings.rs')).not.toContain('fn seL4_NBSendWait');
    expect((await project.shell('make -q')).code).toBe(1);
  });
  it.each([
    ['/nowhere/node tool.mjs', 'Node.js 20 or later and sel4-bindgen are needed'],
    ['/bin/true', 'SEL4_BINDGEN is not sel4-bindgen'],
  ])('says what is wrong with %s, and keeps no old bindings for new ones', async (tool, sentence) => {
    const wrong = await project.shell(`make SEL4_BINDGEN='${tool}'`);
    expect(wrong.code).not.toBe(0);
    expect(wrong.stdout).toContain(sentence);
    expect((await project.shell(`make -q SEL4_BINDGEN='${tool}'`)).code).toBe(1);
  });
  it('makes them again when a link leads to another tree, whatever its age', async () => {
    await succeed(project, 'mv seL4 one\ncp -a one two\nln -s one seL4\nmake\nmake -q');
    expect((await project.shell('ln -sfn two seL4\nmake -q')).code).toBe(1);
    await succeed(project, 'make\nmake -q\nrm -r seL4 two\nmv one seL4');
  });
});
