// SPDX-License-Identifier: BSD-2-Clause
import type { RuleId } from '../../src/diff/rules/table.js';
import type { Fact, FactKind } from '../../src/facts/fact.js';
import { type Baseline, type Change, placeOf } from './baseline.js';

/** One edit of the specs, and what the comparison has to say of it. */
export interface Mutation {
  readonly kind: string;
  readonly title: string;
  readonly change: Change;
  /** The rules and names that have to be reported; nothing for what is no change of the ABI. */
  readonly expected: readonly { readonly rule: RuleId; readonly name: string }[];
}

/** Edits lines, and remembers where: what generators build mutations with. */
export class Lines {
  readonly baseline: Baseline;

  constructor(baseline: Baseline) {
    this.baseline = baseline;
  }

  facts(kind: FactKind): { readonly fact: Fact; readonly file: string; readonly line: number }[] {
    return this.baseline.document.facts
      .filter((fact) => fact.kind === kind)
      .flatMap((fact) => {
        const place = placeOf(fact);
        return place ? [{ fact, ...place }] : [];
      });
  }

  parts(kind: FactKind, of: Fact): Fact[] {
    return this.baseline.document.facts.filter((fact) => fact.kind === kind && fact.of === of.name);
  }

  at(file: string, line: number): string {
    return this.baseline.files.get(file)?.[line] ?? '';
  }

  /** The first line from `line` on that is like this. */
  find(file: string, line: number, wanted: RegExp): number {
    const lines = this.baseline.files.get(file) ?? [];
    const found = lines.findIndex((text, index) => index >= line && wanted.test(text));
    return found === -1 ? lines.length : found;
  }

  /** Replaces lines `from` to `to` (exclusive). */
  splice(file: string, from: number, to: number, ...by: readonly string[]): Change {
    const lines = [...(this.baseline.files.get(file) ?? [])];
    lines.splice(from, to - from, ...by);
    return { file, lines };
  }

  /** Two neighbouring ranges in the other order. */
  swap(file: string, from: number, middle: number, to: number): Change {
    const lines = this.baseline.files.get(file) ?? [];
    return this.splice(file, from, to, ...lines.slice(middle, to), ...lines.slice(from, middle));
  }

  /** One line edited; undefined where the edit does nothing. */
  edit(file: string, line: number, find: RegExp, by: string): Change | undefined {
    const text = this.at(file, line);
    const now = text.replace(find, by);
    return now === text ? undefined : this.splice(file, line, line + 1, now);
  }
}

export function mutation(
  kind: string,
  title: string,
  change: Change | undefined,
  rule?: RuleId,
  name = '',
): Mutation[] {
  return change ? [{ kind, title, change, expected: rule ? [{ rule, name }] : [] }] : [];
}

/** The same mutations, of which something more has to be reported. */
export function and(mutations: readonly Mutation[], rule: RuleId, name: string): Mutation[] {
  return mutations.map((each) => ({ ...each, expected: [...each.expected, { rule, name }] }));
}

/** At most so many of each kind, spread evenly over all that there are. */
export function sample(all: readonly Mutation[], most: number): Mutation[] {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const own = all.filter((each) => each.kind === kind);
    const step = Math.max(1, own.length / most);
    return Array.from(
      { length: Math.min(most, own.length) },
      (_, index) => own[Math.floor(index * step)],
    ).filter((each) => each !== undefined);
  });
}
