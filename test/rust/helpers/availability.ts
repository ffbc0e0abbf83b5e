// SPDX-License-Identifier: BSD-2-Clause
import { inject } from 'vitest';
import type { Missing, Toolchain } from '../../toolchain/toolchain.mjs';

// Which tools are here, and what happens to tests whose tools are not.

/** Where nothing may be skipped. */
const mustRun = process.env['CI'] === 'true';

export type Entry<T> = T | Missing | undefined;

export function isMissing<T extends object>(entry: Entry<T>): entry is Missing | undefined {
  return entry === undefined || 'missing' in entry;
}

/** For the name of a test that is skipped: why. */
export function reason<T extends object>(entry: Entry<T>): string {
  return isMissing(entry) ? ` (${entry?.missing ?? 'no such target'})` : '';
}

/** Whether a test that needs this is skipped. */
export function isSkipped(...entries: readonly Entry<object>[]): boolean {
  return !mustRun && entries.some((entry) => isMissing(entry));
}

export function need<T extends object>(entry: Entry<T>): T {
  if (isMissing(entry)) throw new Error(entry?.missing ?? 'no such target');
  return entry;
}

/** A companion of a compiler, as it is looked for here. */
function companion(program: string | null, name: string): { readonly program: string } | Missing {
  return program === null
    ? { missing: `No ${name} is here; run: rustup component add ${name}` }
    : { program };
}

export const rustfmtProgram = companion(inject('toolchains').rustfmt, 'rustfmt');

export function clippyOf(toolchain: Entry<Toolchain>): { readonly program: string } | Missing {
  return isMissing(toolchain)
    ? { missing: toolchain?.missing ?? 'no such target' }
    : companion(toolchain.clippyDriver, 'clippy');
}
