// SPDX-License-Identifier: BSD-2-Clause
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheDirectory, exists, makeDirectoryAtOnce, withLock } from './cache.mjs';
import { librarySource } from './compiler.mjs';
import { inParallel, runOrThrow } from './process.mjs';

/** @typedef {import('./compiler.mjs').Compiler} Compiler */
/** @typedef {import('./toolchain.mjs').Failure} Failure */
/** @typedef {{ directory: string, failures: Map<string, Failure> }} Sysroot */
/** @typedef {{ build: boolean, report: (line: string) => void }} Options with `build` unset, what is there is used */

// More would be faster where there are more cores, but every one of them takes up to 1 GB of memory.
const JOBS = 2;

const SETUP = 'node test/toolchain/setup.mjs';

const FLAGS = [
  ...['--crate-type=rlib', '--cap-lints=allow', '-Cpanic=abort', '-Copt-level=2', '-Cdebuginfo=0'],
  ...['-Cembed-bitcode=no', '-Zforce-unstable-if-unmarked', '-Zunstable-options'],
];

// The minimum Rust gets no more: with the MIR of every function in it, metadata alone serves for everything but a link, in less time and space.
const METADATA_FLAGS = ['-Zalways-encode-mir', '--emit=metadata'];

// Every `no_std` crate needs a crate of this name to be there. Its contents matter only to the linker.
const COMPILER_BUILTINS_STUB = `#![feature(compiler_builtins)]\n#![compiler_builtins]\n#![no_std]\n`;

/**
 * Makes a directory for `--sysroot` with core, compiler_builtins and alloc for the targets, built from the
 * compiler's own library source. What was finished earlier is kept. A crate using it is compiled as stable Rust.
 * @param {Compiler} compiler
 * @param {readonly string[]} triples
 * @param {Options & { metadataOnly?: boolean }} options
 * @returns {Promise<Sysroot>}
 */
export async function prepareSysroot(compiler, triples, { metadataOnly = false, build, report }) {
  const library = await librarySource(compiler);
  if (library === null) {
    const reason = `there is no library source of Rust ${compiler.release} for ${compiler.rustc}`;
    return { directory: '', failures: new Map(triples.map((triple) => [triple, { reason }])) };
  }
  const flags = metadataOnly ? [...FLAGS, ...METADATA_FLAGS] : FLAGS;
  const key = createHash('sha256')
    .update(JSON.stringify([compiler.version, flags, library]))
    .digest('hex')
    .slice(0, 12);
  const directory = join(cacheDirectory(), 'sysroots', `${compiler.release}-${key}`);
  /** @type {Map<string, Failure>} */
  const failures = new Map();
  const unfinished = () =>
    keep(triples, async (triple) => !(await exists(targetDirectory(directory, triple))));
  if ((await unfinished()).length === 0) return { directory, failures };
  if (!build) {
    const failure = {
      reason: 'its core library is not built yet',
      command: metadataOnly ? `${SETUP} --msrv` : SETUP,
    };
    for (const triple of await unfinished()) failures.set(triple, failure);
    return { directory, failures };
  }
  await withLock('sysroots', async () => {
    await inParallel(await unfinished(), JOBS, async (triple) => {
      const start = Date.now();
      try {
        await makeDirectoryAtOnce(targetDirectory(directory, triple), (into) =>
          buildTarget({ compiler, library, flags, key, triple, metadataOnly }, into),
        );
        report(
          `built core for ${triple}, Rust ${compiler.release}, in ${Math.round((Date.now() - start) / 1000)} s`,
        );
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        failures.set(triple, { reason: `its core library does not build: ${message}`, broken: true });
      }
    });
  });
  return { directory, failures };
}

/**
 * @param {{ compiler: Compiler, library: string, flags: string[], key: string, triple: string, metadataOnly: boolean }} job
 * @param {string} into becomes the target's directory within the sysroot
 */
async function buildTarget({ compiler, library, flags, key, triple, metadataOnly }, into) {
  // The compiler looks for the crates built so far in a sysroot, so a whole one is laid out while building.
  const sysroot = join(into, 'sysroot');
  const output = join(targetDirectory(sysroot, triple), 'lib');
  await mkdir(output, { recursive: true });
  /** @param {string} name @param {string} source @param {string[]} [more] */
  const compile = async (name, source, more = []) =>
    runOrThrow(
      compiler.rustc,
      [
        ...['--crate-name', name, source, `--edition=${await editionOf(source)}`, ...flags, ...more],
        ...['--target', triple, '--sysroot', sysroot, '--out-dir', output],
        ...[`-Cmetadata=${key}`, `-Cextra-filename=-${key}`],
      ],
      // Only here: the standard library is the one crate that is allowed unstable features.
      { env: { ...compiler.env, RUSTC_BOOTSTRAP: '1' } },
    );

  await compile('core', join(library, 'core', 'src', 'lib.rs'));
  const builtins = join(library, 'compiler-builtins', 'compiler-builtins', 'src', 'lib.rs');
  // Before it moved into the library's tree it was a dependency from crates.io, which Debian does not ship.
  if (metadataOnly || !(await exists(builtins))) {
    const stub = join(into, 'compiler_builtins.rs');
    await writeFile(stub, COMPILER_BUILTINS_STUB);
    await compile('compiler_builtins', stub);
    await rm(stub);
  } else {
    await compile('compiler_builtins', builtins, builtinsConfiguration(triple));
  }
  await compile('alloc', join(library, 'alloc', 'src', 'lib.rs'));
  await rename(output, join(into, 'lib'));
  await rm(sysroot, { recursive: true });
}

/**
 * What compiler_builtins' build script would decide.
 * @param {string} triple
 */
function builtinsConfiguration(triple) {
  const features = ['compiler-builtins', 'mem', 'unstable-intrinsics'];
  if (/^(x86_64|i686|aarch64)-/.test(triple)) features.push('mem-unaligned');
  const settings = ['intrinsics_enabled', 'arch_enabled', 'optimizations_enabled'];
  const cfgs = [...settings, ...features.map((name) => `feature="${name}"`)].flatMap((setting) => [
    '--cfg',
    setting,
  ]);
  // Unless told otherwise the compiler makes a unit of every function of this crate, which takes much longer.
  return [...cfgs, '-Ccodegen-units=16'];
}

/**
 * The edition that a crate of the library states in its manifest; it differs between releases.
 * @param {string} source
 */
async function editionOf(source) {
  const manifest = await readFile(join(dirname(dirname(source)), 'Cargo.toml'), 'utf8').catch(() => '');
  return /^edition = "(\d+)"/m.exec(manifest)?.[1] ?? '2021';
}

/** @param {string} sysroot @param {string} triple */
function targetDirectory(sysroot, triple) {
  return join(sysroot, 'lib', 'rustlib', triple);
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<boolean>} wanted
 */
async function keep(items, wanted) {
  const answers = await Promise.all(items.map(wanted));
  return items.filter((_, index) => answers[index]);
}
