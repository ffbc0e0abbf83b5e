// SPDX-License-Identifier: BSD-2-Clause
import { elapsed } from './clock.js';
import { printable } from '../../text/printable.js';
import { standardError } from './standard-error.js';

/** Milliseconds since the program began that nobody minds to wait without a word. */
const patience = 500;

/** Milliseconds that a line stays, as long as nothing new begins: nobody reads faster. */
const readingTime = 100;

const eraseLine = '\r\u001b[K';

let isWanted = false;
let doing = '';
/** When the line was written that stands there; undefined where none does. */
let shownAt: number | undefined;

/** From now on, what takes long is shown; on terminals alone, where it can be taken away again. */
export function startProgress(isAllowed: boolean): void {
  isWanted = isAllowed && process.env['TERM'] !== 'dumb';
  doing = '';
}

/** What is being done now, in place of what was shown before. */
export function showProgress(text: string): void {
  doing = text;
  if (isWanted && elapsed() >= patience && isTerminal()) writeLine(text);
}

/**
 * At which part of it we are. All work is done in one go, with no clock beside it, so this is asked again and again: it
 * also shows what had begun before anybody minded.
 */
export function showPart(part: string): void {
  if (!isWanted) return;
  const now = elapsed();
  if (now >= patience && now - (shownAt ?? -Infinity) >= readingTime && isTerminal())
    writeLine(doing === '' ? `${part} ...` : `${doing} ${part}`);
}

function isTerminal(): boolean {
  return standardError().isTTY === true;
}

function writeLine(text: string): void {
  const stream = standardError();
  stream.write(`${eraseLine}${printable(text).slice(0, (stream.columns || 80) - 1)}`);
  shownAt = elapsed();
}

/** Before anything else is written, and at the end. */
export function clearProgress(): void {
  if (shownAt !== undefined) standardError().write(eraseLine);
  shownAt = undefined;
}
