// SPDX-License-Identifier: BSD-2-Clause
import type { Severity } from './rules/rule.js';

/** Which findings make a comparison fail. */
export const failLevels = ['breaking', 'additive', 'any', 'never'] as const;

export type FailLevel = (typeof failLevels)[number];

export function isAtLeast(severity: Severity, failOn: FailLevel): boolean {
  switch (failOn) {
    case 'breaking':
      return severity === 'binary' || severity === 'source';
    case 'additive':
      return severity !== 'documentation';
    case 'any':
      return true;
    case 'never':
      return false;
  }
}
