// SPDX-License-Identifier: BSD-2-Clause

/** A mistake of this program, never of its user: the command line shows it with exit code 70. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

export function assertNever(value: never): never {
  throw new Bug(`unexpected value ${JSON.stringify(value)}`);
}
