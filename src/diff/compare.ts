// SPDX-License-Identifier: BSD-2-Clause
import { type Fact, type FactsDocument, pathOf } from '../facts/fact.js';
import { printable } from '../text/printable.js';
import { compareBlocks } from './compare/bitfields.js';
import { compareConstantConditions, withConditions } from './compare/constant-conditions.js';
import { compareConstants } from './compare/constants.js';
import { compareDocumentation } from './compare/documentation.js';
import { compareInterfaces } from './compare/interfaces.js';
import { compareInvocations } from './compare/invocations.js';
import { compareMessageStructs } from './compare/messages.js';
import { compareNames } from './compare/names.js';
import { compareStructs } from './compare/structs.js';
import { compareSyscallConditions } from './compare/syscall-conditions.js';
import { compareSyscalls } from './compare/syscalls.js';
import { compareTarget } from './compare/target.js';
import { compareUnclassified } from './compare/unclassified.js';
import { compareUnions } from './compare/unions.js';
import type { Draft, Finding } from './finding.js';
import { severities } from './rules/rule.js';
import { ruleIds, rules } from './rules/table.js';
import { isGenerated, type LeftOut, selectComparable, type Side, type Sides } from './side.js';

/** What is different between two documents, and what was compared to say so. */
export interface Comparison {
  readonly old: FactsDocument;
  readonly new: FactsDocument;
  /** Facts that were compared: of either side, each counted once. */
  readonly compared: number;
  /** Facts that seL4's build generates from others, each counted once: what they repeat is compared. */
  readonly repeated: number;
  readonly leftOut: readonly LeftOut[];
  /** Options that the configurations have in another way. */
  readonly options: readonly OptionDifference[];
  /** Worst first, then in the order of the rules and of the documents. */
  readonly findings: readonly Finding[];
}

export interface OptionDifference {
  readonly name: string;
  readonly old: boolean | string | undefined;
  readonly new: boolean | string | undefined;
}

/** Compares the ABI of two kernels. */
export function compareDocuments(old: FactsDocument, now: FactsDocument): Comparison {
  const { sides, leftOut } = selectComparable(old, now);
  const types = [...withConditions(compareConstants(sides), sides), ...compareStructs(sides)];
  const drafts = [
    ...compareTarget(sides),
    ...compareSyscalls(sides),
    ...compareInvocations(sides),
    ...compareInterfaces(sides),
    ...compareSyscallConditions(sides),
    ...compareUnions(sides),
    ...compareBlocks(sides),
    ...compareMessageStructs(sides),
    ...types,
    ...compareNames(sides, types),
    ...compareConstantConditions(sides),
    ...compareDocumentation(sides),
    ...compareUnclassified(sides),
  ];
  const all = [sides.old, sides.new].flatMap(({ facts, unknown }) => [...facts, ...unknown]);
  const generated = [...old.facts, ...now.facts].filter(isGenerated);
  return {
    old,
    new: now,
    compared: countNames(all),
    repeated: countNames(generated),
    leftOut,
    options: compareOptions(old, now),
    findings: sortFindings(drafts.map((draft) => toFinding(draft, sides))),
  };
}

/** Each name once, although both sides may have it. */
function countNames(facts: readonly Fact[]): number {
  return new Set(facts.map((fact) => `${fact.kind} ${fact.of} ${pathOf(fact)}`)).size;
}

function toFinding(draft: Draft, sides: Sides): Finding {
  const { rule, name, change, because, effect, old, new: now, near } = draft;
  const { severity, breaksSource } = rules[rule];
  return {
    rule,
    severity,
    breaksSource,
    kind: kindOf(draft),
    // Documents are not trusted, and findings are shown.
    name: printable(name),
    change: printable(change),
    because: because === undefined ? undefined : printable(because),
    effect: printable(effect),
    old: place(old, sides.old) ?? place(near?.old, sides.old),
    new: place(now, sides.new) ?? place(near?.new, sides.new),
    suppressed: undefined,
  };
}

/** What is there on one side counts, not that the other side knows of it. */
function kindOf({ old, new: now }: Draft): Finding['kind'] {
  const kinds = [now, old].flatMap((fact) => fact?.kind ?? []);
  return kinds.find((kind) => !kind.startsWith('absent-')) ?? kinds[0] ?? 'document';
}

function place(fact: Fact | undefined, side: Side): string | undefined {
  const at = fact && side.placeOf(fact);
  return at === undefined ? undefined : printable(at);
}

/** Sorting is stable: findings of one rule stay in the order of the documents. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const severity = new Map(severities.map((each, index) => [each, index]));
  const order = new Map(ruleIds.map((rule, index) => [rule, index]));
  const rank = (finding: Finding): number =>
    (severity.get(finding.severity) ?? 0) * ruleIds.length + (order.get(finding.rule) ?? 0);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

function compareOptions(old: FactsDocument, now: FactsDocument): OptionDifference[] {
  const before = new Map(old.configuration.options.map(({ name, value }) => [name, value]));
  const after = new Map(now.configuration.options.map(({ name, value }) => [name, value]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => ({ name, old: before.get(name), new: after.get(name) }));
}
