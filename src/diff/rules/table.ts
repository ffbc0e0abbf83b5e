// SPDX-License-Identifier: BSD-2-Clause
import { callRules } from './calls.js';
import { headerRules } from './headers.js';
import { layoutRules } from './layouts.js';
import type { Rule } from './rule.js';

export type RuleId = keyof typeof callRules | keyof typeof layoutRules | keyof typeof headerRules;

/** Every rule there is. Identifiers are stable and never used again for something else. */
export const rules: Readonly<Record<RuleId, Rule>> = { ...callRules, ...layoutRules, ...headerRules };

export const ruleIds = Object.keys(rules) as RuleId[];

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(rules, text);
}
