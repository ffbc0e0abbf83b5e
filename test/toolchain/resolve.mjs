// SPDX-License-Identifier: BSD-2-Clause
import { join } from 'node:path';
import { cacheDirectory, removeAbandoned, writeFileAtOnce } from './cache.mjs';
import { describeCompiler, runnable } from './compiler.mjs';
import { resolveTargets } from './cross.mjs';
import { resolveEmulation } from './emulation.mjs';
import { identifyProgram } from './identity.mjs';
import { resolveMinimum } from './msrv.mjs';
import { MINIMUM_RUST } from './targets.mjs';
import { toolchainOf } from './toolchain.mjs';

/** @typedef {import('./toolchain.mjs').Toolchain} Toolchain */
/** @typedef {import('./toolchain.mjs').Missing} Missing */
/** @typedef {import('./toolchain.mjs').ToolchainByArch} ToolchainByArch */

/**
 * @typedef {object} Toolchains
 * @property {ToolchainByArch} targets by sel4arch
 * @property {Toolchain | Missing} host the rustc on PATH, for its own target
 * @property {string | null} cargo
 * @property {string | null} rustfmt
 * @property {string | null} lld ld.lld; the emulation for -m is in targets.mjs
 * @property {import('./emulation.mjs').Emulation | Missing} emulation
 * @property {import('./msrv.mjs').MinimumToolchains | Missing} msrv
 * @property {Record<string, string>} identities of rustfmt and lld, by their paths
 */

/**
 * `prepare`: install and build what is missing, as far as that needs no one's consent; takes minutes the first
 * time. `msrv`: the same for the minimum supported Rust, which otherwise is only looked for.
 * @typedef {{ prepare?: boolean, msrv?: boolean, report?: (line: string) => void }} ResolveOptions
 */

/** @type {Map<string, Promise<Toolchains>>} */
const answers = new Map();

/**
 * Finds a compiler for every target. The answer is plain JSON, is given at once the second time, and is also
 * written to toolchains.json in the cache.
 * @param {ResolveOptions} [options]
 * @returns {Promise<Toolchains>}
 */
export function resolveToolchains({ prepare = true, msrv = false, report = console.error } = {}) {
  const key = JSON.stringify([prepare, msrv]);
  const answer = answers.get(key) ?? resolve(prepare, msrv, report);
  answers.set(key, answer);
  return answer;
}

/**
 * @param {boolean} prepare
 * @param {boolean} msrv
 * @param {(line: string) => void} report
 * @returns {Promise<Toolchains>}
 */
async function resolve(prepare, msrv, report) {
  await removeAbandoned();
  const targets = await resolveTargets({ build: prepare, report });
  // After the targets, whose packages may bring what is looked for here.
  const [host, cargo, rustfmt, lld] = await Promise.all([
    resolveHost(),
    runnable(['cargo', '/usr/bin/cargo']),
    runnable(['rustfmt', '/usr/bin/rustfmt']),
    runnable(['ld.lld', '/usr/bin/ld.lld']),
  ]);
  /** @type {Record<string, string>} */
  const identities = {};
  for (const program of [rustfmt, lld]) {
    if (program !== null) identities[program] = await identifyProgram(program);
  }
  const minimum = await resolveMinimum({ build: msrv, report });
  /** @type {Toolchains} */
  const emulation = await resolveEmulation({ build: prepare, report });
  const toolchains = { targets, host, cargo, rustfmt, lld, emulation, msrv: minimum, identities };
  // A copy for people and for other programs; without a writable cache the answer is as good.
  const copy = join(cacheDirectory(), 'toolchains.json');
  await writeFileAtOnce(copy, `${JSON.stringify(toolchains, null, 2)}\n`).catch(() => undefined);
  return toolchains;
}

/** @returns {Promise<Toolchain | Missing>} */
async function resolveHost() {
  const rustc = await runnable(['rustc', '/usr/bin/rustc']);
  const compiler = rustc === null ? null : await describeCompiler(rustc);
  if (compiler === null) return { missing: 'No rustc is on PATH; run: rustup default stable' };
  return toolchainOf(compiler, compiler.host, [], 'path');
}

/**
 * The command that lints with a toolchain; null if it has no clippy. clippy-driver drops a first argument called
 * `rustc` (cargo puts it there) and takes the rest as rustc's arguments, among them lint levels such as
 * `-Dclippy::all`. Without that word the first real argument is examined in its place, and a source file called
 * rustc.rs would vanish. Cargo would also set the two variables: left-over lint levels from outside are cleared, and
 * the minimum Rust keeps clippy from suggesting what that release does not have. The driver has to be the one
 * released with the compiler: another cannot read its core library.
 * @param {Toolchain} toolchain
 * @param {readonly string[]} args
 */
export function clippyCommand({ clippyDriver, args: own, env }, args) {
  if (clippyDriver === null) return null;
  const variables = { ...env, CLIPPY_ARGS: '', CARGO_PKG_RUST_VERSION: MINIMUM_RUST };
  return { command: clippyDriver, args: ['rustc', ...own, ...args], env: variables };
}
