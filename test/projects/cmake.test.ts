// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { trees } from '../header/trees.js';
import { repository } from '../helpers/paths.js';
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
} from './project.js';

const toolchain = inject('toolchains').targets['aarch64'];
const { directory, remove } = scratch('cmake-project');
afterAll(remove);

async function programs(
  ...names: readonly string[]
): Promise<{ readonly missing: string } | { found: true }> {
  for (const name of names) if ((await findProgram(name)) === null) return { missing: `No ${name} is here` };
  return { found: true };
}

const generators = [
  { generator: 'Ninja', program: 'ninja', isDone: 'cmake --build build | grep -x "ninja: no work to do."' },
  {
    generator: 'Unix Makefiles',
    program: 'make',
    isDone: '! cmake --build build | grep -E "Generating|Compiling|Linking"',
  },
];

for (const { generator, program, isDone } of generators) {
  const tools = await programs('cmake', 'clang', 'ld.lld', program);
  describe.skipIf(isSkipped(toolchain, tools))(
    `CMake with ${generator}${reason(tools)}${reason(toolchain)}`,
    () => {
      const bindings = 'build/sel4-bindings/sel4_bindings.rs';
      let project: Project;
      beforeAll(() => {
        const below = join(directory, program);
        mkdirSync(below);
        project = freshProject('cmake', below, need(toolchain));
      });

      it('builds with the commands of its page', async () => {
        await succeed(project, commands('cmake', 'cmake'), { GENERATOR: generator });
        expect(modified(project, 'build/root_task')).toBeGreaterThan(0);
        expect(labelPlace(project.read(bindings))).toBe('12, 52');
      });
      it('does nothing in a second build', async () => {
        await succeed(project, isDone);
      });
      it('builds again when an included spec has changed', async () => {
        const before = modified(project, 'build/root_task');
        narrowLabel(project, true);
        await succeed(project, 'cmake --build build');
        expect(labelPlace(project.read(bindings))).toBe('12, 51');
        expect(modified(project, 'build/root_task')).toBeGreaterThan(before);
        await succeed(project, isDone);
      });
      it('shows what is wrong with a spec, with its place', async () => {
        narrowLabel(project, false);
        const { code, stdout } = await project.shell('cmake --build build');
        expect(code).not.toBe(0);
        expect(stdout).toMatch(complaint);
      });
      it('says in one sentence what is missing', async () => {
        const nowhere = ['SYSTEM_ENVIRONMENT', 'CMAKE_SYSTEM'].map(
          (name) => `-DCMAKE_FIND_USE_${name}_PATH=OFF`,
        );
        const { code, stdout } = await project.shell(
          `cmake -B build -DSEL4_BINDGEN='${repository}/dist/sel4-bindgen.mjs' ${nowhere.join(' ')}`,
        );
        expect(code).not.toBe(0);
        expect(stdout).toContain('Node.js 20 or later is needed to generate the seL4 bindings');
      });
    },
  );
}

const tree = trees.get('16.0.0');
const system = tree === undefined ? { missing: 'SEL4_DIR names no tree of 16.0.0' } : { tree };
const tools = await programs('cmake', 'gcc', 'ninja', 'python3');

describe.skipIf(isSkipped(toolchain, tools) || tree === undefined)(
  `inside seL4's own build${reason(system)}${reason(tools)}`,
  () => {
    it('takes the tree and the configuration from it', async () => {
      const below = join(directory, 'system');
      mkdirSync(below);
      const project = freshProject('cmake', below, need(toolchain));
      const page = readFileSync(`${repository}/docs/cmake.md`, 'utf8');
      const [, lines = ''] = /## Inside seL4's own build[^]*?```cmake\n([^]*?)```/.exec(page) ?? [];
      const kernel = [
        'cmake_minimum_required(VERSION 3.16)',
        'project(system C ASM)',
        `list(APPEND CMAKE_MODULE_PATH "${tree}")`,
        'find_package(seL4 REQUIRED)',
        'sel4_configure_platform_settings()',
        'sel4_import_kernel()',
        'sel4_import_libsel4()',
      ];
      writeFileSync(join(project.directory, 'CMakeLists.txt'), `${kernel.join('\n')}\n${lines}`);
      // A PC, because its devices are not read from a device tree, which takes more packages of Python.
      const options = [
        `-DCMAKE_TOOLCHAIN_FILE='${tree}/gcc.cmake'`,
        '-DKernelPlatform=pc99 -DKernelSel4Arch=x86_64 -DKernelIsMCS=ON',
        '-DSel4Bindgen_DIR="$(sel4-bindgen --cmakedir)"',
      ];
      await succeed(project, `cmake -G Ninja -B build ${options.join(' ')}\nninja -C build bindings`);
      const made = project.read('build/sel4-bindings/sel4_bindings.rs');
      expect(made).toContain('pub const CONFIG_KERNEL_MCS: bool = true;');
      expect(made).toContain('pub const CONFIG_ARCH_X86_64: bool = true;');
      await succeed(project, 'ninja -C build bindings | grep -x "ninja: no work to do."');
    });
  },
);
