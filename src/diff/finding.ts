// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, FactKind } from '../facts/fact.js';
import type { Severity } from './rules/rule.js';
import type { RuleId } from './rules/table.js';

/** One difference, with all that is said about it. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly breaksSource: boolean;
  /** Of the fact; `document` for what is about all of it. */
  readonly kind: FactKind | 'document' | 'suppression';
  /** What it is about: with the whole in front where a part is only known within it. */
  readonly name: string;
  /** What is different: `17, was 16`. */
  readonly change: string;
  /** Why, where the documents show it: `TCBSetFlags was inserted before it`. */
  readonly because: string | undefined;
  /** One sentence on what an old binary does wrong now. */
  readonly effect: string;
  /** Places in the specs of the two sides. */
  readonly old: string | undefined;
  readonly new: string | undefined;
  /** Why it does not count. */
  readonly suppressed: { readonly reason: string; readonly expires: string } | undefined;
}

/** A difference as it is found: severity and places follow from rule and facts. */
export interface Draft {
  readonly rule: RuleId;
  readonly name: string;
  readonly change: string;
  readonly because?: string | undefined;
  readonly effect: string;
  readonly old?: Fact | undefined;
  readonly new?: Fact | undefined;
  /** Where to look for what has no place of its own. */
  readonly near?: { readonly old: Fact | undefined; readonly new: Fact | undefined };
}

/** A fact that both sides have. */
export interface Pair {
  readonly old: Fact;
  readonly new: Fact;
}

/** Facts of two sides, brought together. */
export interface Matched {
  readonly kept: readonly Pair[];
  readonly removed: readonly Fact[];
  readonly added: readonly Fact[];
}

/** Brings facts together by their names. */
export function matchByName(
  old: readonly Fact[],
  now: readonly Fact[],
  nameOf: (fact: Fact) => string = ({ name }) => name,
): Matched {
  const news = new Map(now.map((fact) => [nameOf(fact), fact]));
  const olds = new Set<string>();
  const kept: Pair[] = [];
  const removed: Fact[] = [];
  for (const fact of old) {
    const name = nameOf(fact);
    const found = news.get(name);
    olds.add(name);
    if (found) kept.push({ old: fact, new: found });
    else removed.push(fact);
  }
  return { kept, removed, added: now.filter((fact) => !olds.has(nameOf(fact))) };
}
