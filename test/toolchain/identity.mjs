// SPDX-License-Identifier: BSD-2-Clause
import { createHash } from 'node:crypto';
import { readdir, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, run } from './process.mjs';

// What tells a tool from every other one, so that results of tools can be kept: a program that is replaced has another
// size or time, and the version that it states is what tells rustup's toolchains apart, whose programs look the same.

/**
 * @param {string} program
 * @param {Record<string, string>} [env]
 */
export async function identifyProgram(program, env = {}) {
  const { stdout } = await run(program, ['--version'], { env, cwd: tmpdir() });
  return digest([stdout, await describeFile(program)]);
}

/**
 * The identity of a compiler, of the programs that come with it, of the libraries of a target, and of the linker.
 * @param {import('./compiler.mjs').Compiler} compiler
 * @param {readonly (string | null)[]} programs
 * @param {readonly string[]} args that choose the target
 */
export async function identifyCompiler({ rustc, env, version }, programs, args) {
  const { stdout } = await run(rustc, [...args, '--print', 'target-libdir'], { env, cwd: tmpdir() });
  const libraries = stdout.trim();
  const names = (await readdir(libraries).catch(() => [])).sort();
  const linkers = [await findProgram('cc'), await findProgram('ld')];
  const files = [...programs, ...linkers, ...names.map((name) => join(libraries, name))];
  return identifyFiles(version, files);
}

/**
 * The identity of a tool that is several files, with the versions that it states.
 * @param {string} version
 * @param {readonly (string | null)[]} files
 */
export async function identifyFiles(version, files) {
  return digest([version, ...(await Promise.all(files.map(describeFile)))]);
}

/** @param {string | null} path */
async function describeFile(path) {
  if (path === null) return null;
  const file = await realpath(path);
  const { size, mtimeMs } = await stat(file);
  return [file, size, mtimeMs];
}

/** @param {unknown} value */
function digest(value) {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
