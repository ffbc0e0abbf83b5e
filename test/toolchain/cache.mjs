// SPDX-License-Identifier: BSD-2-Clause
import { chmod, mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a lock or an unfinished directory may stay untouched before its owner is taken for dead. */
const STALE_LOCK_MS = 30_000;
const STALE_DIRECTORY_MS = 6 * 3_600_000;

/** Where everything that is built or downloaded is kept between runs. */
export function cacheDirectory() {
  const { SEL4_BINDGEN_TEST_TOOLS: own, XDG_CACHE_HOME: shared } = process.env;
  return own ? resolve(own) : join(shared ? resolve(shared) : join(homedir(), '.cache'), 'sel4-bindgen');
}

/** @param {string} path */
export async function exists(path) {
  return (await ageOf(path)) !== null;
}

/**
 * Fills a directory that appears at `path` only when it is complete, and is never changed afterwards. When two
 * processes make the same one, the first to finish wins and the other's copy is thrown away.
 * @param {string} path below the cache directory
 * @param {(directory: string) => Promise<void>} fill
 */
export async function makeDirectoryAtOnce(path, fill) {
  if (await exists(path)) return;
  await mkdir(dirname(path), { recursive: true });
  await mkdir(unfinishedDirectory(), { recursive: true });
  // Within the cache, because a rename is atomic only within one file system.
  const unfinished = await mkdtemp(join(unfinishedDirectory(), `${basename(path)}-`));
  try {
    // mkdtemp makes it private, but what root has built others may use.
    await chmod(unfinished, 0o755);
    await fill(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(path))) throw error;
  }
}

/** Removes what killed runs have left behind. */
export async function removeAbandoned() {
  for (const name of await readdir(unfinishedDirectory()).catch(() => [])) {
    const path = join(unfinishedDirectory(), name);
    const age = await ageOf(path);
    if (age !== null && age > STALE_DIRECTORY_MS) await rm(path, { recursive: true, force: true });
  }
}

function unfinishedDirectory() {
  return join(cacheDirectory(), 'unfinished');
}

/**
 * Writes a file that readers see either in its old or in its new state.
 * @param {string} path
 * @param {string} text
 */
export async function writeFileAtOnce(path, text) {
  await mkdir(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}.tmp`;
  await writeFile(unfinished, text);
  await rename(unfinished, path);
}

/**
 * Lets one process at a time do some work. This saves doing it twice; it is not what keeps the cache whole, which
 * is why a lock may be broken generously: a dead owner's lock is recognised by its age (the owner touches it every
 * few seconds), as process numbers mean nothing between containers that share a cache.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const lock = join(cacheDirectory(), `${name}.lock`);
  await mkdir(dirname(lock), { recursive: true });
  while (!(await take(lock))) {
    const age = await ageOf(lock);
    if (age !== null && age > STALE_LOCK_MS) await rmdir(lock).catch(() => undefined);
    else await sleep(300);
  }
  const heartbeat = setInterval(
    () => void utimes(lock, new Date(), new Date()).catch(() => undefined),
    5_000,
  );
  heartbeat.unref();
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rmdir(lock).catch(() => undefined);
  }
}

/** @param {string} lock */
async function take(lock) {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Milliseconds since the last change, or null if there is nothing.
 * @param {string} path
 */
async function ageOf(path) {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return null;
  }
}
