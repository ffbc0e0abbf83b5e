// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
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
else
  console.error(
    'cargo check: ok (types and constants; the system call stubs too if this machine has the architecture)',
  );

const shown = relative(process.cwd(), resolve(root, directory)) || '.';
console.error(`
Next:
  ${shown}/src/sys/          what was made; start with syscalls.rs and invocations.rs
  cargo doc --open           in ${shown}: the same as documentation
  npm start -- --config aarch64-mcs        another configuration (npm start -- --help, or README.md)
  npm start -- --sel4 DIR --config FILE    your own kernel: its source tree and its gen_config.json`);
