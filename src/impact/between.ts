// SPDX-License-Identifier: BSD-2-Clause
import type { Comparison } from '../diff/compare.js';
import type { Finding } from '../diff/finding.js';
import { type Audience, audienceNames, audienceOf } from './audience.js';

/** Whether a program of one configuration may run on a kernel of another one. */
export interface Between {
  readonly titles: { readonly program: string; readonly kernel: string };
  readonly comparison: Comparison;
  /** No binary breaks, whatever it uses; additions harm nobody. */
  readonly isSafe: boolean;
  /** What breaks, by who is concerned; nobody without findings is listed. */
  readonly broken: readonly { readonly audience: Audience; readonly findings: readonly Finding[] }[];
}

export function toBetween(comparison: Comparison, titles: Between['titles']): Between {
  const findings = comparison.findings.filter(({ severity }) => severity === 'binary');
  const broken = audienceNames.flatMap((audience) => {
    const own = findings.filter((finding) => audienceOfFinding(finding) === audience);
    return own.length > 0 ? [{ audience, findings: own }] : [];
  });
  return { titles, comparison, isSafe: findings.length === 0, broken };
}

function audienceOfFinding({ name, old, new: now }: Finding): Audience {
  return audienceOf({ kind: 'constant', name, at: now ?? old });
}
