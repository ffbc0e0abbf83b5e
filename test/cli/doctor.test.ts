// SPDX-License-Identifier: BSD-2-Clause
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findingNames } from '../../src/cli/doctor/names.js';
import { isAtLeast } from '../../src/cli/doctor/programs.js';
import { toolVersion } from '../../src/version.js';
import { builtInSpecs, repository } from '../helpers/paths.js';
import { runCli } from '../helpers/run-cli.js';
import { scratch } from '../rust/helpers/scratch.js';

const { directory, remove } = scratch('doctor');
afterAll(remove);

/** An environment without programs, but for what the test says. */
const bare = (more: Record<string, string> = {}): NodeJS.ProcessEnv => ({ PATH: directory, ...more });

describe('doctor', () => {
  it('says what was found, and what that allows', () => {
    const { code, stdout, stderr } = runCli(['doctor', '--config', 'aarch64-mcs'], repository, bare());
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.split('\n').map((line) => line.replace(/ +/g, ' '));
    expect(lines[0]).toMatch(new RegExp(`^ok sel4-bindgen ${toolVersion} \\(sha256 [0-9a-f]{12}\\)$`));
    expect(lines).toContain('absent options no sel4-bindgen.config.json here: all options are given by hand');
    expect(lines).toContain(`ok Node.js ${process.versions.node}: everything but compiling`);
    expect(lines).toContain('ok specs those that come with this program');
    expect(lines).toContain('ok configuration aarch64-mcs: bindings for aarch64 can be generated');
    expect(lines).toContain('absent rustc bindings can be generated, and not compiled: https://rustup.rs');
    expect(lines).toContain('absent cmake no CMake builds: docs/cmake.md');
  });
  it('reads the variables of the cargo integration; options go before them', () => {
    const env = bare({ SEL4_DIR: builtInSpecs, SEL4_CONFIG: 'riscv64' });
    expect(runCli(['doctor'], repository, env).stdout).toMatch(
      /specs +seL4 of an unknown version in .*fixtures\/specs\n.*riscv64: bindings for riscv64/,
    );
    expect(runCli(['doctor', '--config', 'ia32'], repository, env).stdout).toMatch(/ia32: bindings for ia32/);
  });
  it.each([
    [{ SEL4_DIR: '/nowhere', SEL4_CONFIG: 'aarch64' }, /WRONG +configuration/, /error\[E0801\]/],
    [
      { SEL4_DIR: '/nowhere', SEL4_CONFIG: 'aarch64' },
      /^WRONG +specs +\/nowhere is no source tree of seL4$/m,
      /error\[E0801\]/,
    ],
    [
      { SEL4_PREFIX: '/nowhere', SEL4_CONFIG: 'aarch64' },
      /^WRONG +specs +\/nowhere is no installed libsel4, and no board of an SDK$/m,
      /error\[E0804\]/,
    ],
    [{ SEL4_DIR: builtInSpecs }, /WRONG +configuration +a kernel configuration is needed/, /^$/],
  ])('has exit code 1 for %j', (env, line, diagnostic) => {
    const { code, stdout, stderr } = runCli(['doctor'], repository, bare(env as Record<string, string>));
    expect(code).toBe(1);
    expect(stdout).toMatch(line);
    expect(stderr).toMatch(diagnostic);
  });
  it('is wrong without what is required, and knows what it looks for', () => {
    const required = ['doctor', '--config', 'aarch64', '--require', 'rustc'];
    const { code, stdout } = runCli(required, repository, bare());
    expect([code, /^WRONG +rustc /m.test(stdout)]).toEqual([1, true]);
    const unknown = runCli(['doctor', '--require', 'rustcc', '--config', 'aarch64'], repository, bare());
    expect([unknown.code, unknown.stdout]).toEqual([2, '']);
    expect(unknown.stderr).toContain('Did you mean `rustc`?');
    const part = ['doctor', '--config', 'aarch64', '--require', 'aarch64-unknown-none'];
    expect(runCli(part, repository, bare()).stdout).toMatch(
      /^WRONG +aarch64-unknown-none +not looked for, as there is no rustc that runs$/m,
    );
  });
  it('looks at the compiler that RUSTC names, and takes no other one where that does not run', () => {
    const rustc = join(directory, 'my-rustc');
    writeFileSync(rustc, '#!/bin/sh\n[ "$1" = --version ] && echo "rustc 1.99.0" || echo /nowhere\n', {
      mode: 0o755,
    });
    const found = runCli(['doctor', '--config', 'aarch64'], repository, bare({ RUSTC: rustc }));
    expect([found.code, found.stdout]).toEqual([0, expect.stringContaining(`; RUSTC is ${rustc}\n`)]);
    expect(found.stdout).toMatch(/^ok +rustc +1\.99\.0: compiles the bindings/m);
    expect(found.stdout).toMatch(/^absent +aarch64-unknown-none /m);
    // With all programs that there are.
    const env = { ...process.env, RUSTC: '/nowhere/rustc' };
    const missing = runCli(['doctor', '--config', 'aarch64'], repository, env);
    expect(missing.code).toBe(1);
    expect(missing.stdout).toMatch(/^WRONG +rustc +RUSTC is `\/nowhere\/rustc`, which does not run$/m);
    rmSync(rustc);
  });
  it.skipIf(process.platform === 'win32')('has a name for --require for all that it looks for', () => {
    writeFileSync(join(directory, 'rustc'), '#!/bin/sh\necho 1.99.0\n', { mode: 0o755 });
    const { stdout } = runCli(['doctor', '--config', 'aarch64', '--json'], repository, bare());
    const { findings } = JSON.parse(stdout) as { findings: { name: string }[] };
    expect(findings.map(({ name }) => name)).toEqual(findingNames);
    rmSync(join(directory, 'rustc'));
  });
  it('says which file with options there is, and what is wrong with it', () => {
    const file = join(directory, 'sel4-bindgen.config.json');
    writeFileSync(file, '{ "config": ["riscv64"], "generate": { "out": "bindings" } }');
    const { stdout } = runCli(['doctor'], directory, bare());
    expect(stdout).toMatch(/^ok +options +sel4-bindgen\.config\.json: --config$/m);
    expect(stdout).toMatch(/riscv64: bindings for riscv64 can be generated/);
    writeFileSync(file, '{ "confg": [] }');
    const wrong = runCli(['doctor'], directory, bare());
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('error[E1102]')]);
    expect(wrong.stdout).toMatch(/^WRONG +options /m);
    rmSync(file);
  });
  it('compares versions as numbers', () => {
    expect(isAtLeast('1.85.0', '1.85')).toBe(true);
    expect(isAtLeast('1.100.0', '1.85')).toBe(true);
    expect(isAtLeast('1.9', '1.85')).toBe(false);
    expect(isAtLeast('4.3', '4.0')).toBe(true);
    expect(isAtLeast('20.1.0', '20')).toBe(true);
    expect(isAtLeast('18.19.1', '20')).toBe(false);
  });
});
