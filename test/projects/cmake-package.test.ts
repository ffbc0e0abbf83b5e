// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../helpers/command.js';
import { writeInstalledTree } from '../helpers/installed-tree.js';
import { builtInSpecs, repository } from '../helpers/paths.js';
import { isSkipped, reason } from '../rust/helpers/availability.js';
import { scratch } from '../rust/helpers/scratch.js';
import { findProgram, type Outcome, run } from '../toolchain/process.mjs';

// What the package for CMake says and does without any compiler.

const { directory, remove } = scratch('cmake-package');
afterAll(remove);
const program = `${repository}/dist/sel4-bindgen.mjs`;

const found = await Promise.all(['cmake', 'make'].map((name) => findProgram(name)));
const tools = found.includes(null) ? { missing: 'No cmake or no make is here' } : { found };

function shell(project: string, script: string): Promise<Outcome> {
  const env = { XDG_CACHE_HOME: join(directory, 'cache'), PROGRAM: program, PATH: process.env['PATH'] ?? '' };
  return run('sh', ['-e', '-c', `exec 2>&1\n${script}`], { cwd: project, env, inherit: ['HOME', 'TMPDIR'] });
}

function writeProject(name: string, lines: readonly string[]): string {
  const project = join(directory, name);
  mkdirSync(project, { recursive: true });
  const start = ['cmake_minimum_required(VERSION 3.16)', 'project(system NONE)'];
  writeFileSync(join(project, 'CMakeLists.txt'), `${[...start, ...lines].join('\n')}\n`);
  return project;
}

/** A message without the line breaks that CMake gives it. */
const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
const configure = 'cmake -B build -DSel4Bindgen_DIR="$(node "$PROGRAM" --cmakedir)"';

describe.skipIf(isSkipped(tools))(`the package for CMake${reason(tools)}`, () => {
  it('takes nothing else for the program', async () => {
    const project = writeProject('other-program', ['find_package(Sel4Bindgen REQUIRED)']);
    const { code, stdout } = await shell(project, `${configure} -DSEL4_BINDGEN=/bin/true`);
    expect(code).not.toBe(0);
    expect(inOneLine(stdout)).toContain('/bin/true is not sel4-bindgen, or does not run: set SEL4_BINDGEN');
  });
  it('says what a program needs that runs Node.js by itself', async () => {
    const project = writeProject('no-node', ['find_package(Sel4Bindgen REQUIRED)']);
    writeFileSync(join(project, 'tool'), '#!/bin/sh\nexec /nowhere/node "$@"\n', { mode: 0o755 });
    const { code, stdout } = await shell(project, `${configure} -DSEL4_BINDGEN="$PWD/tool"`);
    expect(code).not.toBe(0);
    expect(inOneLine(stdout)).toContain(
      'Node.js 20 or later is needed to generate the seL4 bindings: install',
    );
  });
  it("is not what init's file takes from another program", async () => {
    const project = writeProject('init', ['include(sel4-bindings.cmake)']);
    await runCommand(['init', 'cmake'], project);
    const { code, stdout } = await shell(
      project,
      'cmake -B build -DSEL4_BINDGEN=/bin/true -DRUSTC=/bin/true',
    );
    expect(code).not.toBe(0);
    expect(inOneLine(stdout)).toContain(
      '/bin/true --cmakedir printed no directory with Sel4BindgenConfig.cmake',
    );
  });

  describe('with a tree whose name rules cannot say', () => {
    let project = '';
    const configureWith = (tree: string): Promise<Outcome> => shell(project, `${configure} -DTREE='${tree}'`);
    beforeAll(() => {
      project = writeProject('odd-names', [
        'find_package(Sel4Bindgen REQUIRED)',
        'sel4_bindgen_generate(TARGET bindings SEL4_DIR "${TREE}" CONFIG aarch64 OUT_DIR out)',
      ]);
    });
    it.each([...'#$:;"\\['])('refuses %s when it is configured', async (character) => {
      const { code, stdout } = await configureWith(`se${character}L4`);
      expect(code).not.toBe(0);
      expect(inOneLine(stdout)).toContain(
        `CMake cannot write rules for se${character}L4, as they cannot have`,
      );
    });
    it('takes a link to it', async () => {
      cpSync(builtInSpecs, join(project, 'se#L4'), { recursive: true });
      symlinkSync('se#L4', join(project, 'seL4'));
      expect((await configureWith('seL4')).code).toBe(0);
      const build = 'cmake --build build --target bindings';
      expect((await shell(project, build)).stdout).toContain('Generating seL4 bindings');
      expect((await shell(project, build)).stdout).not.toContain('Generating');
    });
  });

  it('watches the configuration of an installation also where CMake reads no dependency files', async () => {
    const project = writeProject('old-cmake', [
      'set(CMAKE_VERSION 3.16.0)',
      'find_package(Sel4Bindgen REQUIRED)',
      'sel4_bindgen_generate(TARGET bindings PREFIX prefix OUT_DIR out)',
    ]);
    writeInstalledTree(join(project, 'prefix'), 'aarch64', true);
    const build = 'cmake --build build --target bindings';
    const first = await shell(project, `${configure} -G 'Unix Makefiles'\n${build}`);
    expect(first.code, first.stdout).toBe(0);
    expect((await shell(project, build)).stdout).not.toContain('Generating');
    const path = join(project, 'prefix/include/kernel/gen_config.json');
    const text = readFileSync(path, 'utf8').replace(
      '"MAX_NUM_BOOTINFO_UNTYPED_CAPS":"230"',
      '"MAX_NUM_BOOTINFO_UNTYPED_CAPS":"50"',
    );
    writeFileSync(path, text);
    expect((await shell(project, build)).stdout).toContain('Generating seL4 bindings');
    const made = readFileSync(join(project, 'build/out/sel4_bindings.rs'), 'utf8');
    expect(made).toMatch(/CONFIG_MAX_NUM_BOOTINFO_UNTYPED_CAPS: \w+ = 50;/);
  });
});
