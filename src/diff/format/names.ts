// SPDX-License-Identifier: BSD-2-Clause

export const diffFormats = ['text', 'json', 'markdown', 'github', 'sarif', 'junit'] as const;

export type DiffFormat = (typeof diffFormats)[number];
