// SPDX-License-Identifier: BSD-2-Clause

export const impactFormats = ['text', 'json', 'markdown'] as const;

export type ImpactFormat = (typeof impactFormats)[number];
