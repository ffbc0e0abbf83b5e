// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import { cacheDirectory, writeFileAtOnce } from './cache.mjs';
import { companion, describeCompiler, runnable } from './compiler.mjs';
import { CROSS_PACKAGES, installCommand, installPackages, isDebian } from './debian.mjs';
import { findMinimumRust } from './msrv.mjs';
import { hasRustup, rustupToolchain } from './rustup.mjs';
import { prepareSysroot } from './sysroot.mjs';
import { meetsMinimum, TARGETS, TRIPLES } from './targets.mjs';

/**
 * How to compile for one target: `rustc`, `rustdoc` and `clippyDriver` (see clippyCommand) all take `args` before
 * everything else, and need `env` besides the process's own environment.
 * @typedef {object} Toolchain
 * @property {string} triple
 * @property {string} release such as "1.96.0"
 * @property {string} rustc
 * @property {string | null} clippyDriver
 * @property {string | null} rustdoc
 * @property {string[]} args --target, --sysroot and flags; nothing for the host
 * @property {Record<string, string>} env
 * @property {'rustup' | 'debian-sysroot' | 'path'} origin
 */

/** @typedef {{ missing: string, broken?: true }} Missing `broken`: it should be here, but does not work */
/** @typedef {Record<string, Toolchain | Missing>} ToolchainByArch */

/**
 * @typedef {object} Toolchains
 * @property {ToolchainByArch} targets by sel4arch
 * @property {Toolchain | Missing} host
 * @property {string | null} cargo
 * @property {string | null} rustfmt
 * @property {string | null} lld
 * @property {{ version: string, host: Toolchain, targets: ToolchainByArch } | Missing} msrv
 */

/** @typedef {import('./compiler.mjs').Compiler} Compiler */

/**
 * `prepare`: install and build what is missing, as far as that needs no one's consent; takes minutes the first
 * time. `msrv`: the same for the minimum supported Rust, which otherwise is only looked for.
 * @typedef {{ prepare?: boolean, msrv?: boolean, report?: (line: string) => void }} Options
 */

/** @type {Map<string, Promise<Toolchains>>} */
const resolved = new Map();

/**
 * Finds a compiler for every target. The answer is plain JSON and is also written to toolchains.json in the cache.
 * @param {Options} [options]
 * @returns {Promise<Toolchains>}
 */
export function resolveToolchains({ prepare = true, msrv = false, report = console.error } = {}) {
  const key = JSON.stringify([prepare, msrv]);
  const answer = resolved.get(key) ?? resolve(prepare, msrv, report);
  resolved.set(key, answer);
  return answer;
}

/**
 * The command that lints with a toolchain. clippy-driver drops a first argument called `rustc` (it is what cargo
 * puts there) and takes the rest as rustc's arguments, among them lint levels such as `-Dclippy::all`. Without that
 * word the first real argument is examined instead, and a source file called rustc.rs would vanish. Only cargo would
 * set the two variables: leftover arguments are cleared, and the minimum Rust keeps clippy from suggesting what came
 * later. The driver must be the compiler's own, another one cannot read its core library.
 * @param {Toolchain} toolchain
 * @param {readonly string[]} args
 * @param {string} minimumRust
 */
export function clippyCommand({ clippyDriver, args: own, env }, args, minimumRust) {
  if (clippyDriver === null) return null;
  const variables = { ...env, CLIPPY_ARGS: '', CARGO_PKG_RUST_VERSION: minimumRust };
  return { command: clippyDriver, args: ['rustc', ...own, ...args], env: variables };
}

/**
 * @param {boolean} prepare
 * @param {boolean} msrv
 * @param {(line: string) => void} report
 * @returns {Promise<Toolchains>}
 */
async function resolve(prepare, msrv, report) {
  const targets = await resolveTargets(prepare, report);
  /** @type {Toolchains} */
  const toolchains = {
    targets,
    host: await resolveHost(),
    cargo: await runnable(['cargo', '/usr/bin/cargo']),
    rustfmt: await runnable(['rustfmt', '/usr/bin/rustfmt']),
    lld: await runnable(['ld.lld']),
    msrv: await resolveMinimum(msrv, report),
  };
  // A copy for people and for other programs; without a writable cache the answer is as good.
  const copy = join(cacheDirectory(), 'toolchains.json');
  await writeFileAtOnce(copy, `${JSON.stringify(toolchains, null, 2)}\n`).catch(() => undefined);
  return toolchains;
}

/**
 * @param {boolean} prepare
 * @param {(line: string) => void} report
 */
async function resolveTargets(prepare, report) {
  const rustup = await rustupToolchain();
  const usable = rustup !== null && meetsMinimum(rustup.compiler.release) ? rustup : null;
  const others = TRIPLES.filter((triple) => !usable?.targets.has(triple));
  const debian = others.length === 0 ? null : await debianCompiler(others, prepare, report);
  /** @type {ToolchainByArch} */
  const targets = {};
  for (const arch of Object.keys(TARGETS)) {
    const { triple } = targetOf(arch);
    if (usable?.targets.has(triple)) targets[arch] = await toolchain(usable.compiler, arch, null, 'rustup');
    else if (debian?.compiler) targets[arch] = await withSysroot(debian.compiler, arch, debian.sysroot);
    else targets[arch] = { missing: `No Rust for ${triple} is here: ${debian?.reason}` };
    const entry = targets[arch];
    if ('missing' in entry) entry.missing += `; run: ${await advice(entry.missing)}`;
  }
  return targets;
}
