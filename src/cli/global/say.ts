// SPDX-License-Identifier: BSD-2-Clause
import { type ColourOccasion, wantsColour } from '../../text/colour-choice.js';
import type { TextStyle } from '../../text/style.js';
import { clearProgress } from './progress.js';
import { standardError } from './standard-error.js';

/*
 * All that the program says goes through here: data to standard output, everything else to standard error. A process
 * has one command line, so what that asks for is kept here and not handed to everybody.
 */

export interface Manner {
  readonly level: 'quiet' | 'normal' | 'verbose';
  readonly colour: ColourOccasion;
}

export const usualManner: Manner = { level: 'normal', colour: 'auto' };

let manner = usualManner;

export function setManner(wanted: Manner): void {
  manner = wanted;
}

export function currentManner(): Manner {
  return manner;
}

/** What was asked for. */
export function printData(text: string): void {
  clearProgress();
  process.stdout.write(text);
}

/** Diagnostics and errors, which nothing keeps back. */
export function sayAlways(text: string): void {
  if (text === '') return;
  clearProgress();
  standardError().write(text);
}

/** What was done, and what is good to know. */
export function saySummary(text: string): void {
  if (manner.level !== 'quiet') sayAlways(text);
}

/** How it was done: a line. */
export function sayDetail(line: string): void {
  if (manner.level === 'verbose') sayAlways(`${line}\n`);
}

/** How data is shown. */
export function dataStyle(): TextStyle {
  return styleOf(process.stdout);
}

/** How messages are shown. */
export function messageStyle(): TextStyle {
  return styleOf(standardError());
}

function styleOf({ isTTY, columns }: NodeJS.WriteStream): TextStyle {
  const isTerminal = isTTY === true;
  return {
    width: Math.max(40, (isTerminal && columns) || 100),
    isColoured: wantsColour(manner.colour, process.env, isTerminal),
  };
}
