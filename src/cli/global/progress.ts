// SPDX-License-Identifier: BSD-2-Clause

/** Milliseconds that nobody minds to wait without a word. */
const patience = 500;

const eraseLine = '\r\u001b[K';

let started = 0;
let isWanted = false;
let isShown = false;

/** From now on, what takes long is shown; on terminals alone, where it can be taken away again. */
export function startProgress(isAllowed: boolean): void {
  isWanted = isAllowed && process.stderr.isTTY === true && process.env['TERM'] !== 'dumb';
  started = performance.now();
}

/**
 * What is being done now, in place of what was shown before. All work is done in one go, so this is asked at the
 * beginning of each stage, and there is no clock beside it.
 */
export function showProgress(text: string): void {
  if (!isWanted || performance.now() - started < patience) return;
  process.stderr.write(`${eraseLine}${text.slice(0, (process.stderr.columns || 80) - 1)}`);
  isShown = true;
}

/** Before anything else is written, and at the end. */
export function clearProgress(): void {
  if (isShown) process.stderr.write(eraseLine);
  isShown = false;
}
