// SPDX-License-Identifier: BSD-2-Clause

/** The shells that there is a completion for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];
