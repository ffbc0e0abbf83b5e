// SPDX-License-Identifier: BSD-2-Clause

/** What can be done with input of any size: the input is made first, and then given to what is to be watched. */
export type Works = Readonly<Record<string, (n: number) => () => unknown>>;
