// SPDX-License-Identifier: BSD-2-Clause
import { describeCompiler } from './compiler.mjs';
import { findProgram, run } from './process.mjs';

/** @typedef {{ compiler: import('./compiler.mjs').Compiler, targets: ReadonlySet<string> }} RustupToolchain */

export async function hasRustup() {
  return (await findProgram('rustup')) !== null;
}

/**
 * An installed toolchain of rustup's with the targets it has, or null; without a name the active one. Its compiler
 * is named by its real path, not by rustup's proxy: the proxy starts more slowly, and would choose the toolchain
 * anew by the directory it is run in.
 * @param {string} [name]
 * @returns {Promise<RustupToolchain | null>}
 */
export async function rustupToolchain(name) {
  const choice = name === undefined ? [] : ['--toolchain', name];
  const [list, rustc] = await Promise.all([
    run('rustup', ['target', 'list', '--installed', ...choice]),
    run('rustup', ['which', ...choice, 'rustc']),
  ]);
  if (list.code !== 0 || rustc.code !== 0) return null;
  const compiler = await describeCompiler(rustc.stdout.trim());
  return compiler && { compiler, targets: new Set(list.stdout.split(/\s+/)) };
}

/**
 * The names of the installed toolchains that are of a release such as "1.85".
 * @param {string} release
 */
export async function rustupToolchainsOf(release) {
  const { code, stdout } = await run('rustup', ['toolchain', 'list']);
  if (code !== 0) return [];
  // A line is a name and perhaps "(active, default)"; a name is "1.85-<host>" or "1.85.1-<host>".
  const names = stdout.split('\n').map((line) => line.split(' ')[0] ?? '');
  return names.filter((name) => name.startsWith(`${release}-`) || name.startsWith(`${release}.`));
}
