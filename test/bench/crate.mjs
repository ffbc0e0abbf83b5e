// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, root } from '../../src/build/install.mjs';
import { resolveToolchains } from '../toolchain/resolve.mjs';
import { helloSizes } from './hello.mjs';

/**
 * `npm run bench:crate`: what the generated crates cost whoever compiles them, and what the typed layer costs a
 * program. For figures that mean something nothing else runs meanwhile; `taskset -c 0` keeps it on one core. Nothing
 * is asserted: test/rust/sizes.test.ts does that for sizes.
 *
 *   npm run bench:crate [-- [rounds] [preset...]]
 */
const [rounds = '5', ...chosen] = process.argv.slice(2);
const presets = chosen.length > 0 ? chosen : everyTarget();
build();
const { targets, lld } = await resolveToolchains({ prepare: false });
const directory = mkdtempSync(join(tmpdir(), 'sel4-bindgen-bench-crate-'));

const ways = [
  ['typed', [], ['typed', 'debug-syscalls']],
  ['no debug-syscalls', [], ['typed']],
  ['--docs none', ['--docs', 'none'], ['typed', 'debug-syscalls']],
  ['sys alone', [], []],
  ['sys, --docs none', ['--docs', 'none'], []],
];
const profiles = [
  ['check', ['--emit=metadata']],
  ['debug', ['--emit=link', '-Cdebuginfo=2']],
  ['release', ['--emit=link', '-Copt-level=3']],
];

console.log(`Milliseconds for the crate, rustc on one code unit, median of ${rounds} runs`);
console.log(row(['', '', ...ways.map(([name]) => name)]));
for (const preset of presets) {
  const toolchain = targets[preset.replace(/-.*/, '')];
  if (!toolchain || 'missing' in toolchain) {
    console.log(`${preset}: ${toolchain?.missing ?? 'no such target'}`);
    continue;
  }
  ways.forEach(([, options], at) => generate(preset, `${preset}-${at}`, ['--out', ...options]));
  for (const [profile, flags] of profiles) {
    const times = ways.map(() => []);
    for (let round = 0; round <= Number(rounds); round += 1) {
      ways.forEach(([, , features], at) => {
        const cfg = features.map((name) => `--cfg=feature="${name}"`);
        const file = join(directory, `${preset}-${at}`, 'src/lib.rs');
        const out = ['--crate-type=lib', '--crate-name=sel4_bindings', '--out-dir', directory];
        const common = ['--edition=2021', '-Cpanic=abort', '-Ccodegen-units=1', '-Awarnings'];
        const started = performance.now();
        must(toolchain.rustc, [...toolchain.args, ...common, ...cfg, ...flags, ...out, file], toolchain.env);
        if (round > 0) times[at].push(performance.now() - started);
      });
    }
    console.log(row([preset, profile, ...times.map((own) => median(own).toFixed(0))]));
  }
}

console.log(
  '\nBytes of code of a root task that starts a thread (test/rust/programs/hello.rs): raw calls, typed layer',
);
const levels = ['3', 's', 'z'];
console.log(row(['', '', ...levels.map((level) => `opt-level=${level}`)]));
for (const preset of presets) {
  const toolchain = targets[preset.replace(/-.*/, '')];
  if (lld === null || !toolchain || 'missing' in toolchain) continue;
  // A kernel that prints.
  generate(`${preset}-debug`, `${preset}.rs`, ['--single-file']);
  const sizes = [];
  for (const level of levels) {
    const what = { crate: readFileSync(join(directory, `${preset}.rs`), 'utf8'), directory, level };
    const { raw, typed } = await helloSizes(compiler(toolchain), lld, what);
    sizes.push(`${raw}  ${typed}`);
  }
  console.log(row([preset, '', ...sizes]));
}
rmSync(directory, { recursive: true, force: true });

function everyTarget() {
  return ['aarch64-mcs', 'aarch32-mcs', 'riscv64-mcs', 'riscv32-mcs', 'x86_64-mcs', 'ia32-mcs'];
}

function compiler({ rustc, args: own, env }) {
  return async (files, args, output) => {
    for (const { path, text } of files) {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    must(rustc, [...own, '--edition=2021', ...args, '-o', output], env, directory);
    return { text: readFileSync(join(directory, output)) };
  };
}

function generate(preset, name, [form, ...options]) {
  const args = [`${root}dist/sel4-bindgen.mjs`, 'generate', '--config', preset, ...options];
  must(process.execPath, [...args, form, join(directory, name)]);
}

function must(command, args, env = {}, cwd = directory) {
  const options = { cwd, env: { ...process.env, ...env }, encoding: 'utf8' };
  const { status, stderr } = spawnSync(command, args, options);
  if (status !== 0) throw new Error(`${command} failed:\n${stderr}`);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function row([preset, profile, ...cells]) {
  return `${preset.padEnd(12)}${profile.padEnd(9)}${cells.map((cell) => cell.padStart(18)).join('')}`.trimEnd();
}
