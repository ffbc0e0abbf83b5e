// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
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

/** What is not there, and the sentence about it. */
const missing: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
  [{ NEW_PATH: '/nowhere' }, /sel4-bindgen was not found: put it in the PATH/],
  [
    { NEW_PATH: '/nowhere', SEL4_BINDGEN: `${repository}/dist/sel4-bindgen.mjs` },
    /Node\.js 20 or later is needed to generate the seL4 bindings: install it/,
  ],
  [
    { NEW_PATH: '/nowhere', SEL4_BINDGEN: '/nowhere/tool' },
    /SEL4_BINDGEN is \/nowhere\/tool, which is no file/,
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
  it.each(missing)('says what is missing: %j', async (env, sentence) => {
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

describe.skipIf(isOff)(`a committed crate${reason(toolchain)}${reason(cargoHere)}`, () => {
  it('builds with the commands of its page, and is up to date', async () => {
    const below = join(directory, 'committed');
    mkdirSync(below);
    const project = freshProject('cargo', below, need(toolchain));
    // What is generated has no errors is tested elsewhere; here, only that cargo takes it.
    const script = commands('cargo', 'committed').replace('cargo build', 'cargo check');
    expect(await succeed(project, script)).toContain('sel4-bindings: up to date');
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
