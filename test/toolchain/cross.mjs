// SPDX-License-Identifier: BSD-2-Clause
import { describeCompiler } from './compiler.mjs';
import { CROSS_PACKAGES, installCommand, installPackages, isDebian, missingPackages } from './debian.mjs';
import { hasRustup, rustupToolchain } from './rustup.mjs';
import { prepareSysroot } from './sysroot.mjs';
import { MINIMUM_RUST, meetsMinimum, TRIPLES } from './targets.mjs';
import { failuresOutside, toolchainByArch } from './toolchain.mjs';

/** @typedef {import('./toolchain.mjs').Supply} Supply */
/** @typedef {import('./sysroot.mjs').Options} Options */

const DISTRIBUTION_RUSTC = '/usr/bin/rustc';

/**
 * A compiler for every target: rustup's where rustup has the target, for that is the standard library as its makers
 * ship it; otherwise the distribution's, with a core library built here.
 * @param {Options} options
 */
export async function resolveTargets(options) {
  const rustup = await rustupSupply();
  if (rustup?.failures.size === 0) return toolchainByArch([rustup], await otherwise(''));
  const wanted = TRIPLES.filter((triple) => rustup?.failures.has(triple) ?? true);
  const distribution = await distributionSupply(wanted, options);
  if (typeof distribution === 'string') {
    return toolchainByArch(rustup ? [without(rustup, distribution)] : [], await otherwise(distribution));
  }
  return toolchainByArch([...(rustup ? [rustup] : []), distribution], await otherwise(''));
}

/** @returns {Promise<Supply | null>} */
async function rustupSupply() {
  const active = await rustupToolchain();
  if (active === null || !meetsMinimum(active.compiler.release)) return null;
  const failures = failuresOutside(active.targets, 'rustup has not installed it');
  return { compiler: active.compiler, origin: 'rustup', sysroot: null, failures };
}

/**
 * The distribution's compiler, or why it cannot be used.
 * @param {readonly string[]} wanted the targets to build for
 * @param {Options} options
 * @returns {Promise<Supply | string>}
 */
async function distributionSupply(wanted, options) {
  const complaint = options.build ? await installPackages(CROSS_PACKAGES, options.report) : null;
  const compiler = await describeCompiler(DISTRIBUTION_RUSTC);
  if (compiler === null) return complaint ?? `there is no ${DISTRIBUTION_RUSTC}`;
  if (!meetsMinimum(compiler.release)) {
    return `${DISTRIBUTION_RUSTC} is Rust ${compiler.release}, older than ${MINIMUM_RUST}`;
  }
  const { directory, failures } = await prepareSysroot(compiler, wanted, options);
  return { compiler, origin: 'debian-sysroot', sysroot: directory, failures };
}

/**
 * What to say of a target that nobody has. Packages are advised only where they are what is lacking.
 * @param {string} reason
 */
async function otherwise(reason) {
  if (await hasRustup()) return { reason, command: `rustup target add ${TRIPLES.join(' ')}` };
  const lacking = (await isDebian()) && (await missingPackages(CROSS_PACKAGES)).length > 0;
  if (lacking) return { reason, command: installCommand(CROSS_PACKAGES) };
  return {
    reason,
    command: `rustup target add ${TRIPLES.join(' ')} (rustup itself is at https://rustup.rs)`,
  };
}

/**
 * The same supply with a further reason for what it lacks.
 * @param {Supply} supply
 * @param {string} reason
 * @returns {Supply}
 */
function without(supply, reason) {
  const failures = [...supply.failures].map(([triple, failure]) => {
    return /** @type {const} */ ([triple, { ...failure, reason: `${failure.reason}, and ${reason}` }]);
  });
  return { ...supply, failures: new Map(failures) };
}
