// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { lockName, stagingName, unfinishedIn } from './unfinished.js';

/** A directory for files on their way says in its name whose it is: a killed run may have left it empty. */
const host = hostname().replace(/[^\w.-]/g, '');
const ownPrefix = `.sel4-bindgen-${process.pid}-${host}-`;

/** Writing takes a fraction of a second, so whoever takes longer than this will not end. */
const patience = 20_000;

/** Another run did not end; nothing has been written. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/**
 * Runs something while no other run writes to the directory; it is given a directory for files on their way. The lock
 * is such a directory that is renamed into place: only one rename succeeds. A dead owner's lock is removed.
 */
export function withLock<Result>(directory: string, run: (staging: string) => Result): Result {
  return withStaging(directory, (own) => {
    const lock = join(directory, lockName);
    acquire(own, lock);
    try {
      return run(lock);
    } finally {
      release(lock, own);
    }
  });
}

/**
 * Runs something with a new directory in another one, for files on their way, and removes it and those that killed runs
 * left. Ctrl-C waits: what is begun is done in a moment.
 */
export function withStaging<Result>(directory: string, run: (staging: string) => Result): Result {
  const own = mkdtempSync(join(directory, ownPrefix));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const wait = (): void => undefined;
  for (const signal of signals) process.on(signal, wait);
  try {
    removeDead(directory, own);
    writeFileSync(join(own, 'owner'), basename(own));
    return run(own);
  } finally {
    rmSync(own, { recursive: true, force: true });
    for (const signal of signals) process.off(signal, wait);
  }
}

/** Removes directories for files on their way that killed runs left. */
export function removeDead(directory: string, own?: string): void {
  for (const name of unfinishedIn(directory)) {
    const path = join(directory, name);
    if (name !== lockName && path !== own && isDead(path, name))
      rmSync(path, { recursive: true, force: true });
  }
}

/** In one step: an empty lock could be taken while it is being removed. */
function release(lock: string, own: string): void {
  try {
    renameSync(lock, own);
  } catch {
    rmSync(lock, { recursive: true, force: true });
  }
}

function acquire(own: string, lock: string): void {
  for (const started = Date.now(); ; sleep(10)) {
    try {
      renameSync(own, lock);
      return;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      // Windows says EPERM, and means it where there is no lock.
      const isHeld = code === 'ENOTEMPTY' || code === 'EEXIST' || (code === 'EPERM' && existsSync(lock));
      if (!isHeld) throw error;
    }
    const owner = readOwner(lock);
    if (isDead(lock, owner)) removeLock(lock, owner);
    else if (Date.now() - started > patience)
      throw new LockedError(
        `another run is writing there (${owner || 'unknown'}); if there is none, remove \`${lock}\``,
      );
  }
}

/** Several may find the same lock; whoever took another one than it meant puts that back. */
function removeLock(lock: string, owner: string): void {
  const taken = join(dirname(lock), `${ownPrefix}stolen`);
  try {
    renameSync(lock, taken);
    if (readOwner(taken) === owner) rmSync(taken, { recursive: true, force: true });
    else renameSync(taken, lock);
  } catch {
    // Somebody was faster.
  }
}

function readOwner(lock: string): string {
  try {
    return readFileSync(join(lock, 'owner'), 'utf8').trim();
  } catch {
    return '';
  }
}

/** Processes are known of this machine alone; but none that lives takes so long. */
function isDead(path: string, owner: string): boolean {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  if (Date.now() - made > 3 * patience) return true;
  const [, pid, where] = stagingName.exec(owner) ?? [];
  if (pid === undefined || where !== host) return false;
  // This process has none yet: numbers are used again.
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
