// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { writeInstalledTree } from '../helpers/installed-tree.js';
import { repository } from '../helpers/paths.js';
import { isSkipped, need, reason, rustfmtProgram } from '../rust/helpers/availability.js';
import { scratch } from '../rust/helpers/scratch.js';
import { run } from '../toolchain/process.mjs';
import type { Missing } from '../toolchain/toolchain.mjs';
import {
  commands,
  complaint,
  freshProject,
  labelPlace,
  narrowLabel,
  type Project,
  succeed,
  widenLabel,
} from './project.js';

const toolchain = inject('toolchains').targets['aarch64'];
const cargo = inject('toolchains').cargo;
const cargoHere: { readonly program: string } | Missing =
  cargo === null ? { missing: 'No cargo is here' } : { program: cargo };
const { directory, remove } = scratch('cargo-project');
afterAll(remove);

/** The bindings of the last build. */
function bindings(project: Project): string {
  const root = join(project.directory, 'target/aarch64-unknown-none/debug/build');
  const name = readdirSync(root).find((each) => each.startsWith('sel4-bindings-')) ?? '';
  return readFileSync(join(root, name, 'out/sel4.rs'), 'utf8');
}

/** A directory with a Node.js of long ago. */
const oldNode = join(directory, 'old node');
mkdirSync(oldNode);
writeFileSync(join(oldNode, 'node'), '#!/bin/sh\necho v18.20.4\n', { mode: 0o755 });

/** As people write it to have the program in a path. */
const wrapper = join(directory, 'sel4-bindgen');
writeFileSync(wrapper, '#!/bin/sh\nexec node "$0.mjs" "$@"\n', { mode: 0o755 });

const here = process.env['PATH'] ?? '';
const program = `${repository}/dist/sel4-bindgen.mjs`;

/** What is not there or is something else, and the sentence about it. */
const missing: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/sel4-bindgen was not found: put it in the PATH/, { NEW_PATH: '/nowhere' }],
  [
    /^Node\.js 20 or later is needed to generate the seL4 bindings: install it/,
    { NEW_PATH: '/nowhere', SEL4_BINDGEN: program },
  ],
  [
    /^Node\.js 20 or later is needed to generate the seL4 bindings: install it \(/,
    { NEW_PATH: '/nowhere', SEL4_BINDGEN: wrapper },
  ],
  [
    /Node\.js 20 or later is needed .*; the one in the PATH is v18\.20\.4/,
    { NEW_PATH: oldNode, SEL4_BINDGEN: program },
  ],
  [/SEL4_BINDGEN is \/nowhere\/tool, which is no file/, { NEW_PATH: here, SEL4_BINDGEN: '/nowhere/tool' }],
  [/^\/bin\/true has run and written nothing/, { NEW_PATH: '/nowhere', SEL4_BINDGEN: '/bin/true' }],
  [
    /^the kernel is for riscv64, and cargo compiles for aarch64: give another configuration, or --target$/,
    { NEW_PATH: here, SEL4_BINDGEN: program, SEL4_CONFIG: 'riscv64', SEL4_DIR: '' },
  ],
  [
    /^error\[E0801\]: `\/nowhere` is no seL4 source tree\. It should contain libsel4\/include\/interfaces\/object-api\.xml\.$/,
    { NEW_PATH: here, SEL4_BINDGEN: program, SEL4_DIR: '/nowhere' },
  ],
  [
    /^error\[E0803\]: cannot read `\/.*\/cargo\/sel4-bindings\/build\/gen_config\.json`/,
    { NEW_PATH: here, SEL4_BINDGEN: program, SEL4_CONFIG: 'build/gen_config.json' },
  ],
];

const build = 'cargo build --target aarch64-unknown-none';
const isOff = isSkipped(toolchain, cargoHere);

describe.skipIf(isOff)(`a cargo project${reason(toolchain)}${reason(cargoHere)}`, () => {
  let project: Project;
  beforeAll(() => {
    project = freshProject('cargo', directory, need(toolchain));
  });

  it('builds with the commands of its page', async () => {
    const output = await succeed(project, commands('cargo', 'cargo'));
    expect(output).toContain('Compiling root-task');
    expect(output).not.toContain('warning');
    expect(labelPlace(bindings(project))).toBe('12, 52');
  });
  it('does nothing in a second build', async () => {
    const output = await succeed(project, `${build} -v`);
    expect(output.match(/^ *Fresh/gm)).toHaveLength(3);
    expect(output).not.toMatch(/Compiling|Running|Dirty/);
  });
  it('builds again when an included spec has changed', async () => {
    narrowLabel(project, true);
    expect(await succeed(project, build)).toMatch(/Compiling sel4-bindings[^]*Compiling root-task/);
    expect(labelPlace(bindings(project))).toBe('12, 51');
  });
  it('shows what is wrong with a spec, in one line with its file', async () => {
    narrowLabel(project, false);
    const { code, stdout } = await project.shell(build);
    expect(code).not.toBe(0);
    expect(stdout.split('\n').filter((line) => line.startsWith('error: sel4-bindings@0.0.0: '))[0]).toMatch(
      complaint,
    );
    narrowLabel(project, true);
    await succeed(project, build);
  });
  it('takes another configuration from the environment, a directory with blanks too', async () => {
    const directory = join(project.directory, 'with blank');
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'more.txt'), 'KernelIsMCS=ON\n');
    const wrong = { SEL4_CONFIG: join(directory, 'more.txt') };
    const { code, stdout } = await project.shell(build, wrong);
    expect(code).not.toBe(0);
    expect(stdout).toMatch(/^error: sel4-bindings@0\.0\.0: .*error\[E\d{4}\]/m);
  });
  it('takes the configuration of an installation from there, whatever the script says', async () => {
    const prefix = join(project.directory, 'prefix');
    writeInstalledTree(prefix, 'aarch64', true);
    const output = await succeed(project, build, { SEL4_DIR: '', SEL4_PREFIX: prefix });
    expect(output).not.toContain('warning');
    expect(/pub const CONFIG_KERNEL_MCS: (.*);/.exec(bindings(project))?.[1]).toBe('bool = false');
  });
  it('builds again when a link leads to another, newer tree', async () => {
    const env = { SEL4_DIR: '../linked' };
    await succeed(project, `cp -a seL4 other\nln -s seL4 linked\n${build}`, env);
    expect(await succeed(project, `${build} -v`, env)).not.toMatch(/Dirty/);
    narrowLabel(project, true);
    await succeed(project, build, env);
    expect(labelPlace(bindings(project))).toBe('12, 51');
    // The copy is as it was, and younger now.
    widenLabel(project, 'other');
    await succeed(project, `ln -sfn other linked\n${build}`, env);
    expect(labelPlace(bindings(project))).toBe('12, 52');
    await succeed(project, 'rm -r linked other');
  });
  it.each(missing)('says what is missing: %s', async (sentence, env) => {
    // The scripts are compiled already, so that only the program itself is looked for in the PATH. A variable that is
    // set to nothing is a change, and means the same.
    const { code, stdout } = await project.shell(
      `cargo="$(command -v cargo)"\nPATH="$NEW_PATH" SEL4_PREFIX= "$cargo" build --target aarch64-unknown-none`,
      env,
    );
    expect(code).not.toBe(0);
    expect(stdout.match(/^error: sel4-bindings@0\.0\.0: (.*)$/m)?.[1]).toMatch(sentence);
  });
});

describe.skipIf(isOff)(`builds beside each other${reason(toolchain)}${reason(cargoHere)}`, () => {
  let project: Project;
  beforeAll(async () => {
    const below = join(directory, 'beside');
    mkdirSync(below);
    project = freshProject('cargo', below, need(toolchain));
    await succeed(project, "mkdir -p 'my tools'\nsel4-bindgen init cargo --config aarch64-mcs");
    cpSync(`${repository}/dist/sel4-bindgen.mjs`, join(project.directory, 'my tools/tool.mjs'));
  });

  it('give the same as one, with a program that is in no path', async () => {
    const check = build.replace('build', 'check --quiet');
    const both = ['one', 'two'].map((name) =>
      succeed(project, check, { SEL4_BINDGEN: '../my tools/tool.mjs', CARGO_TARGET_DIR: name }),
    );
    await Promise.all(both);
    const texts = ['one', 'two'].map((name) => {
      const root = join(project.directory, name, 'aarch64-unknown-none/debug/build');
      const made = readdirSync(root).find((each) => each.startsWith('sel4-bindings-')) ?? '';
      return readFileSync(join(root, made, 'out/sel4.rs'), 'utf8');
    });
    expect(labelPlace(texts[0] ?? '')).toBe('12, 52');
    expect(texts[1]).toBe(texts[0]);
  });
  it.skipIf(process.platform !== 'linux')('say where nothing can be written', async () => {
    // Nobody writes to /proc, whoever it is. The script is run as cargo would.
    const script = 'exec "$(ls one/debug/build/sel4-bindings-*/build-script-build)"';
    const { stdout } = await project.shell(script, {
      OUT_DIR: '/proc/sys',
      CARGO_MANIFEST_DIR: join(project.directory, 'sel4-bindings'),
      SEL4_BINDGEN: '../my tools/tool.mjs',
    });
    expect(stdout).toMatch(/^cargo::error=error\[E0806\]: cannot write `\/proc\/sys\/sel4\.d`/m);
  });
});

describe.skipIf(isOff)(`committed crates${reason(toolchain)}${reason(cargoHere)}`, () => {
  const check = commands('cargo', 'committed').split('\n').at(-2) ?? '';
  let project: Project;
  beforeAll(() => {
    const below = join(directory, 'committed');
    mkdirSync(below);
    project = freshProject('committed', below, need(toolchain));
  });

  it('are made and checked with the commands of the page', async () => {
    const said = await succeed(project, `git init -q .\n${commands('cargo', 'committed')}`);
    expect(said).toContain('bindings/aarch64: up to date');
    expect(said).toContain('bindings/riscv64: up to date');
  });
  it('build from a checkout with cargo alone', async () => {
    const script = [
      "git add . ':!seL4'",
      'git -c user.name=t -c user.email=t@example.org commit -q -m one',
      'git clone -q . checkout',
      'cd checkout',
      'cargo="$(command -v cargo)"',
      `PATH=/nowhere "$cargo" ${build.replace('cargo ', '')}`,
    ];
    const said = await succeed(project, script.join('\n'));
    expect(said).toMatch(/Compiling sel4-aarch64[^]*Compiling root-task/);
    expect(said).not.toContain('warning');
    expect(said).not.toContain('sel4-riscv64');
  });
  it('are no longer what the kernel gives when that changes', async () => {
    narrowLabel(project, true);
    const { code, stdout } = await project.shell(check);
    expect(code).toBe(4);
    expect(stdout).toMatch(/bindings\/aarch64[^]*label/);
  });
});

describe.skipIf(isSkipped(cargoHere, rustfmtProgram))(
  `the crate for build scripts${reason(cargoHere)}`,
  () => {
    const source = `${repository}/templates/integration/cargo/sel4-bindings`;
    it('passes its own tests', async () => {
      // A copy, as cargo writes a lock file.
      const copy = join(directory, 'helper');
      cpSync(`${source}/sel4-bindgen`, copy, { recursive: true });
      const tested = await run(need(cargoHere).program, ['test', '--quiet', '--lib', '--offline'], {
        cwd: copy,
        env: { RUSTFLAGS: '-Dwarnings' },
      });
      expect(tested.code, tested.stdout + tested.stderr).toBe(0);
      expect(tested.stdout).toMatch(/test result: ok\. [1-9]/);
    });
    it('is laid out as rustfmt would', async () => {
      const files = ['sel4-bindgen/src/lib.rs', 'build.rs', 'src/lib.rs'].map((path) => join(source, path));
      const { program } = need(rustfmtProgram);
      const { code, stdout, stderr } = await run(program, ['--check', '--edition', '2021', ...files]);
      expect(code, stdout + stderr).toBe(0);
    });
  },
);
