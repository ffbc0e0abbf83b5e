// SPDX-License-Identifier: BSD-2-Clause
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exists } from './cache.mjs';
import { findProgram, run } from './process.mjs';

/**
 * @typedef {object} Compiler
 * @property {string} rustc
 * @property {Record<string, string>} env what has to be set to run it
 * @property {string} version all of `rustc -vV`: two compilers with the same text understand each other's crates
 * @property {string} release such as "1.96.0"
 * @property {string} host the compiler's own target
 */

/**
 * Asks a compiler what it is; null if it does not run.
 * @param {string} rustc
 * @param {Record<string, string>} [env]
 * @returns {Promise<Compiler | null>}
 */
export async function describeCompiler(rustc, env = {}) {
  const { code, stdout: version } = await run(rustc, ['-vV'], { env });
  const release = /^release: (.+)$/m.exec(version)?.[1];
  const host = /^host: (.+)$/m.exec(version)?.[1];
  if (code !== 0 || release === undefined || host === undefined) return null;
  return { rustc, env, version, release, host };
}

/**
 * The `library` directory of the compiler's own source, or null. Only the source of exactly the same release will
 * do: core and the compiler are made for each other, and a neighbouring release fails with dozens of errors.
 * @param {Compiler} compiler
 */
export async function librarySource(compiler) {
  const { stdout } = await run(compiler.rustc, ['--print', 'sysroot'], { env: compiler.env });
  const source = join(stdout.trim(), 'lib', 'rustlib', 'src', 'rust');
  if (!(await exists(join(source, 'library', 'core', 'src', 'lib.rs')))) return null;
  // Debian's packages of source and compiler can be of different releases; theirs has a version file.
  const release = await readFile(join(source, 'src', 'version'), 'utf8').catch(() => null);
  if (release !== null && release.trim() !== compiler.release) return null;
  return realpath(join(source, 'library'));
}

/**
 * A program that belongs to a compiler (it stands beside it) and runs. Running it matters: rustup puts proxies of
 * all its programs on PATH, also of those whose component is not installed.
 * @param {Compiler} compiler
 * @param {string} name
 * @returns {Promise<string | null>}
 */
export async function companion(compiler, name) {
  return runnable([join(dirname(compiler.rustc), name)], compiler.env);
}

/**
 * The first of the programs that runs, or null.
 * @param {readonly string[]} names absolute, or to be found on PATH
 * @param {Record<string, string>} [env]
 * @returns {Promise<string | null>}
 */
export async function runnable(names, env = {}) {
  for (const name of names) {
    const program = await findProgram(name);
    if (program !== null && (await run(program, ['--version'], { env })).code === 0) return program;
  }
  return null;
}
