// SPDX-License-Identifier: BSD-2-Clause
import { companion } from './compiler.mjs';
import { identifyCompiler } from './identity.mjs';
import { TARGETS, TRIPLES } from './targets.mjs';

/** @typedef {import('./compiler.mjs').Compiler} Compiler */
/** @typedef {'rustup' | 'debian-sysroot' | 'path'} Origin */

/**
 * How to compile for one target: `rustc`, `rustdoc` and `clippyDriver` (see clippyCommand) all take `args` before
 * everything else, and need `env` besides the process's own environment.
 * @typedef {object} Toolchain
 * @property {string} triple
 * @property {string} release such as "1.96.0"
 * @property {string} rustc
 * @property {string | null} clippyDriver
 * @property {string | null} rustdoc
 * @property {string[]} args --target, --sysroot and flags; no target for the host
 * @property {Record<string, string>} env
 * @property {Origin} origin
 * @property {string} identity what tells it from every other, see identity.mjs
 */

/** @typedef {{ missing: string, broken?: true }} Missing `broken`: all is there that it takes, but it failed */
/** @typedef {Record<string, Toolchain | Missing>} ToolchainByArch */

/**
 * Why a supply cannot serve a target, and the command that helps, if it is not the one that always does.
 * @typedef {{ reason: string, command?: string, broken?: true }} Failure
 */

/**
 * A compiler, the sysroot to give it (null: its own), and the targets it cannot serve.
 * @typedef {object} Supply
 * @property {Compiler} compiler
 * @property {Origin} origin
 * @property {string | null} sysroot
 * @property {ReadonlyMap<string, Failure>} failures by triple
 */

/**
 * For every sel4arch the first supply that has its target. `otherwise` tells about a target that no supply knows.
 * @param {readonly Supply[]} supplies the preferred one first
 * @param {Failure & { command: string }} otherwise
 */
export async function toolchainByArch(supplies, otherwise) {
  /** @type {ToolchainByArch} */
  const byArch = {};
  for (const [arch, { triple, flags }] of Object.entries(TARGETS)) {
    const supply = supplies.find(({ failures }) => !failures.has(triple));
    if (supply) {
      const { compiler, origin, sysroot } = supply;
      const args = ['--target', triple, ...(sysroot === null ? [] : ['--sysroot', sysroot]), ...flags];
      byArch[arch] = await toolchainOf(compiler, triple, args, origin);
    } else {
      const { reason, command, broken } = supplies.at(-1)?.failures.get(triple) ?? otherwise;
      const missing = `No Rust for ${triple} is here (${reason}); run: ${command ?? otherwise.command}`;
      byArch[arch] = { missing, ...(broken ? { broken } : {}) };
    }
  }
  return byArch;
}

/**
 * @param {Compiler} compiler
 * @param {string} triple
 * @param {string[]} args
 * @param {Origin} origin
 * @returns {Promise<Toolchain>}
 */
export async function toolchainOf(compiler, triple, args, origin) {
  const { rustc, release, env } = compiler;
  const [clippyDriver, rustdoc] = await Promise.all([
    companion(compiler, 'clippy-driver'),
    companion(compiler, 'rustdoc'),
  ]);
  const identity = await identifyCompiler(compiler, [rustc, clippyDriver, rustdoc], args);
  return { triple, release, rustc, clippyDriver, rustdoc, args, env, origin, identity };
}

/**
 * The failures of a supply that has just some of the targets.
 * @param {ReadonlySet<string>} targets
 * @param {string} reason
 * @returns {Map<string, Failure>}
 */
export function failuresOutside(targets, reason) {
  return new Map(TRIPLES.filter((triple) => !targets.has(triple)).map((triple) => [triple, { reason }]));
}
