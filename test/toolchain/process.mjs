// SPDX-License-Identifier: BSD-2-Clause
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** @typedef {{ code: number, stdout: string, stderr: string }} Outcome */

/**
 * `env` is added to the process's own environment, of which only the names in `inherit` are passed on if it is given.
 * @typedef {{ cwd?: string, env?: Readonly<Record<string, string>>, inherit?: readonly string[] }} Options
 */

/**
 * Runs a command without a shell. It never throws: a command that cannot be started has code -1, so that
 * "not there" and "there but broken" are handled in one place by the caller.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, env, inherit } = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => inherit?.includes(name) ?? true);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...Object.fromEntries(inherited), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', (error) => resolve({ code: -1, stdout, stderr: error.message }));
    child.on('close', (code) => resolve({ code: code ?? -1, stdout, stderr }));
  });
}

/**
 * Runs a command that has to succeed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export async function runOrThrow(command, args, options) {
  const outcome = await run(command, args, options);
  if (outcome.code !== 0) throw new Error(`${command} failed: ${firstComplaint(outcome)}`);
  return outcome.stdout;
}

/**
 * The one line of a failed command's output that says most, for a message of one sentence.
 * @param {Outcome} outcome
 */
export function firstComplaint({ code, stdout, stderr }) {
  const lines = `${stderr}\n${stdout}`.split('\n').map((line) => line.trim());
  return (
    lines.find((line) => /^(error|E:)/.test(line)) ?? lines.find((line) => line !== '') ?? `exit code ${code}`
  );
}

/** @param {string} path */
async function isExecutable(path) {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/**
 * The first of the named programs that is there; a bare name is looked up on PATH.
 * @param {...string} names
 */
export async function findProgram(...names) {
  for (const name of names) {
    const candidates = isAbsolute(name)
      ? [name]
      : (process.env.PATH ?? '').split(delimiter).map((directory) => join(directory || '.', name));
    for (const candidate of candidates) if (await isExecutable(candidate)) return candidate;
  }
  return null;
}

/**
 * Works through a list with at most `limit` items under way.
 * @template T
 * @param {readonly T[]} items
 * @param {number} limit
 * @param {(item: T) => Promise<void>} work
 */
export async function inParallel(items, limit, work) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
