// SPDX-License-Identifier: BSD-2-Clause
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDirectory, exists, makeDirectoryAtOnce, withLock } from './cache.mjs';
import { describeCompiler } from './compiler.mjs';
import { isDebian, packageVersion, unpackPackages } from './debian.mjs';
import { rustupToolchain, rustupToolchainsOf } from './rustup.mjs';
import { prepareSysroot } from './sysroot.mjs';
import { MINIMUM_RUST, TRIPLES } from './targets.mjs';
import { toolchainByArch, toolchainOf } from './toolchain.mjs';

const SETUP = 'node test/toolchain/setup.mjs --msrv';
const RUSTUP_INSTALL = `rustup toolchain install ${MINIMUM_RUST} --profile minimal --target ${TRIPLES.join(',')}`;

/** @typedef {import('./toolchain.mjs').Missing} Missing */
/** @typedef {import('./toolchain.mjs').Supply} Supply */
/** @typedef {import('./toolchain.mjs').Toolchain} Toolchain */
/** @typedef {import('./toolchain.mjs').ToolchainByArch} ToolchainByArch */
/** @typedef {{ version: string, host: Toolchain, targets: ToolchainByArch }} MinimumToolchains */
/** @typedef {import('./sysroot.mjs').Options} Options */

/**
 * Finds the minimum supported Rust for the host and all targets or, with `build` set, brings it in.
 * @param {Options} options
 * @returns {Promise<MinimumToolchains | Missing>}
 */
export async function resolveMinimum(options) {
  const supply = (await rustupSupply()) ?? (await debianSupply(options));
  if ('missing' in supply) return supply;
  const { compiler, origin } = supply;
  return {
    version: compiler.release,
    host: await toolchainOf(compiler, compiler.host, [], origin),
    targets: await toolchainByArch([supply], { reason: 'it was not built', command: SETUP }),
  };
}

/** @returns {Promise<Supply | null>} */
async function rustupSupply() {
  for (const name of await rustupToolchainsOf(MINIMUM_RUST)) {
    const found = await rustupToolchain(name);
    if (found && TRIPLES.every((triple) => found.targets.has(triple))) {
      return { compiler: found.compiler, origin: 'rustup', sysroot: null, failures: new Map() };
    }
  }
  return null;
}

/**
 * Debian still has the release for download when it has a newer one for installation.
 * @param {Options} options
 * @returns {Promise<Supply | Missing>}
 */
async function debianSupply(options) {
  const sentence = `Rust ${MINIMUM_RUST} with all targets is not here`;
  const directory = join(cacheDirectory(), `debian-rust-${MINIMUM_RUST}`);
  if (!(await exists(directory))) {
    if (!(await isDebian())) return { missing: `${sentence}; run: ${RUSTUP_INSTALL}` };
    if (!options.build) return { missing: `${sentence}; run: ${SETUP}` };
    try {
      await withLock('msrv', () => makeDirectoryAtOnce(directory, (into) => unpackCompiler(into, options)));
    } catch (error) {
      return {
        missing: `${sentence} (${error instanceof Error ? error.message : error}); run: ${RUSTUP_INSTALL}`,
      };
    }
  }
  const compiler = await describeUnpacked(directory);
  if (compiler === null)
    return { missing: `The unpacked Rust does not run; run: rm -r ${directory}`, broken: true };
  // Metadata is enough: what an old compiler has to show is that it accepts and translates the crates.
  const sysroot = await prepareSysroot(compiler, TRIPLES, { ...options, metadataOnly: true });
  return { compiler, origin: 'debian-sysroot', sysroot: sysroot.directory, failures: sysroot.failures };
}

/**
 * @param {string} into
 * @param {Options} options
 */
async function unpackCompiler(into, { report }) {
  const version = await packageVersion('rustc-web', MINIMUM_RUST);
  if (version === null) throw new Error(`apt knows no rustc-web ${MINIMUM_RUST}`);
  report(`downloading Rust ${version} with apt-get (130 MB; unpacked into the cache, not installed)`);
  const packages = ['rustc-web', 'libstd-rust-web-dev', `libstd-rust-web-${MINIMUM_RUST}`, 'rust-web-src'];
  // Not of Rust's version, but the LLVM this release was built with, which newer Debian compilers do not bring.
  await unpackPackages([...packages.map((name) => `${name}=${version}`), 'libllvm19'], into);
  // The source of the compiler and of its tests is most of it, and only the library is needed.
  const sources = join(into, 'usr', 'src');
  for (const name of await readdir(sources)) {
    await removeAllBut(join(sources, name), ['library', 'src']);
    await removeAllBut(join(sources, name, 'src'), ['version']);
  }
  if ((await describeUnpacked(into)) === null)
    throw new Error(`the unpacked rustc ${version} does not run here`);
}

/**
 * @param {string} directory
 * @param {readonly string[]} wanted
 */
async function removeAllBut(directory, wanted) {
  for (const name of await readdir(directory)) {
    if (!wanted.includes(name)) await rm(join(directory, name), { recursive: true });
  }
}

/** @param {string} directory */
async function describeUnpacked(directory) {
  // The shared libraries are in a directory named after the architecture.
  const libraries = join(directory, 'usr', 'lib');
  const multiarch = (await readdir(libraries)).filter((name) => name.includes('-linux-'));
  const path = multiarch.map((name) => join(libraries, name)).join(':');
  return describeCompiler(join(directory, 'usr', 'bin', 'rustc'), { LD_LIBRARY_PATH: path });
}
