// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { build, root, runOrExit } from './install.mjs';

/**
 * `npm start`: the main job on the built-in specs. Options are those of `sel4-bindgen generate`; without --out
 * the crate goes to sel4-bindings/ in this directory.
 */
const args = process.argv.slice(2);
const given = (name) => {
  const at = args.findLastIndex((arg) => arg === name || arg.startsWith(`${name}=`));
  return at === -1 ? undefined : args[at].includes('=') ? args[at].slice(name.length + 1) : args[at + 1];
};

build();
const hasTarget = given('--out') !== undefined || given('--single-file') !== undefined;
const directory =
  given('--out') ?? `sel4-bindings/${(given('--config') ?? 'default').replace(/[^\w-]+/g, '-')}`;
const out = hasTarget ? [] : ['--out', directory];
runOrExit(process.execPath, ['dist/sel4-bindgen.mjs', 'generate', ...args, ...out]);
if (args.includes('--help') || given('--single-file') !== undefined) process.exit(0);

const cargo = spawnSync('cargo', ['check', '--offline', '--quiet'], {
  cwd: resolve(root, directory),
  stdio: ['ignore', 2, 2],
});
if (cargo.error) console.error('cargo was not found, so the crate was not checked.');
else if (cargo.status !== 0) process.exit(cargo.status ?? 1);
else {
  // What enters the kernel is there on its own architecture alone.
  const text = readFileSync(resolve(root, directory, 'src/sys/mod.rs'), 'utf8');
  const target = /target_arch = "(\w+)"/.exec(text)?.[1] ?? '';
  const machines = { x64: 'x86_64', arm64: 'aarch64', ia32: 'x86', arm: 'arm', riscv64: 'riscv64' };
  const isHere = machines[process.arch] === target;
  console.error(
    isHere
      ? 'cargo check: ok'
      : `cargo check: ok, but for what enters the kernel: that is compiled for ${target} alone`,
  );
}

const shown = relative(process.cwd(), resolve(root, directory)) || '.';
console.error(`
Next:
  cargo doc --open           in ${shown}: what was made, with examples on the front page
  ${shown}/src/lib.rs        the same as source
  npm start -- --config aarch64-mcs        another configuration (npm start -- --help, or README.md)
  npm start -- --sel4 DIR --config FILE    your own kernel: its source tree and its gen_config.json`);
