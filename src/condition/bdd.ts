// SPDX-License-Identifier: BSD-2-Clause
import { assertNever } from '../diagnostics/bug.js';
import { always, and, type Expression, never, not, or } from './expression.js';
import { printExpression } from './print.js';

/** Raised where conditions combine to more cases than there is memory for; the caller knows whose they are. */
export class ConditionLimitError extends Error {
  override readonly name = 'ConditionLimitError';
}

/** A node taken apart, see {@link ConditionSpace.parts}. */
export interface NodeParts {
  readonly atom: Expression;
  /** The place of the atom in the order in which diagrams ask. */
  readonly order: number;
  readonly low: number;
  readonly high: number;
}

/** Steps of comparing; a spec needs some thousands. The worst case doubles with every option. */
const stepLimit = 500_000;

/** Two nodes as one number: there are far fewer than 2^26, as no step makes more than one. */
function pairOf(one: number, other: number): number {
  return one * 2 ** 26 + other;
}

/**
 * Reduced ordered binary decision diagrams: two conditions are equal exactly when they have the same node, so
 * presence conditions can be compared without trying configurations. A variable is an atom of a condition
 * (`defined(X)`, a comparison), in the order of first use. Nodes are numbers: 0 is false, 1 is true.
 */
export class ConditionSpace {
  readonly #variables = new Map<string, number>();
  /** What each variable stands for, by its number. */
  readonly #atoms: Expression[] = [];
  readonly #nodes: { variable: number; low: number; high: number }[] = [
    { variable: Infinity, low: 0, high: 0 },
    { variable: Infinity, low: 1, high: 1 },
  ];
  /** Nodes by their variable, then by both branches. */
  readonly #unique: Map<number, number>[] = [];
  /** What was chosen, by the condition, then by both branches. */
  readonly #cache = new Map<number, Map<number, number>>();
  #steps = 0;
  readonly #built = new WeakMap<Expression, number>();
  readonly #written = new Map<number, Expression>();

  /** The node of a condition. */
  build(of: Expression): number {
    const known = this.#built.get(of);
    if (known !== undefined) return known;
    const node = this.#buildNew(of);
    this.#built.set(of, node);
    return node;
  }

  not(of: number): number {
    return this.choose(of, 0, 1);
  }

  and(left: number, right: number): number {
    return this.choose(left, right, 0);
  }

  or(left: number, right: number): number {
    return this.choose(left, 1, right);
  }

  /** If-then-else, the one operation that all others are made of. */
  choose(when: number, then: number, otherwise: number): number {
    if (when === 1 || then === otherwise) return then;
    if (when === 0) return otherwise;
    if (then === 1 && otherwise === 0) return when;
    const key = pairOf(then, otherwise);
    let known = this.#cache.get(when);
    if (!known) this.#cache.set(when, (known = new Map()));
    const cached = known.get(key);
    if (cached !== undefined) return cached;
    if ((this.#steps += 1) > stepLimit) throw new ConditionLimitError();
    const variable = Math.min(this.#top(when), this.#top(then), this.#top(otherwise));
    const node = this.#node(
      variable,
      this.choose(
        this.#child(when, variable, 0),
        this.#child(then, variable, 0),
        this.#child(otherwise, variable, 0),
      ),
      this.choose(
        this.#child(when, variable, 1),
        this.#child(then, variable, 1),
        this.#child(otherwise, variable, 1),
      ),
    );
    known.set(key, node);
    return node;
  }

  /** The condition of a node, in a form that depends on the node alone: however it was come by, it reads the same. */
  expression(of: number): Expression {
    if (of < 2) return of === 1 ? always : never;
    let written = this.#written.get(of);
    if (!written) this.#written.set(of, (written = this.#write(of)));
    return written;
  }

  /** What every variable stands for, in the order of first use. */
  get atoms(): readonly Expression[] {
    return this.#atoms;
  }

  /** The topmost variable of a node, with what the node is where it is false and true; undefined for 0 and 1. */
  parts(of: number): NodeParts | undefined {
    const found = of < 2 ? undefined : this.#nodes[of];
    const atom = found && this.#atoms[found.variable];
    return atom && { atom, order: found.variable, low: found.low, high: found.high };
  }

  /** One line that describes the node as a sum of products, for messages of failing comparisons. */
  describe(node: number): string {
    if (node < 2) return node ? 'always' : 'never';
    const names = [...this.#variables.keys()];
    const terms: string[] = [];
    const walk = (at: number, path: readonly string[]): void => {
      if (at === 1) terms.push(path.join(' && ') || '1');
      const { variable, low, high } = this.#nodes[at] ?? { variable: Infinity, low: 0, high: 0 };
      if (at < 2) return;
      walk(high, [...path, names[variable] ?? '?']);
      walk(low, [...path, `!${names[variable] ?? '?'}`]);
    };
    walk(node, []);
    return terms.join(' || ');
  }

  #write(of: number): Expression {
    const { variable, low, high } = this.#nodes[of] ?? { variable: Infinity, low: 0, high: 0 };
    const atom = this.#atoms[variable] ?? never;
    const then = this.expression(high);
    const otherwise = this.expression(low);
    if (low === 0) return and(atom, then);
    if (high === 0) return and(not(atom), otherwise);
    if (high === 1) return or(atom, otherwise);
    if (low === 1) return or(not(atom), then);
    return { kind: 'choose', when: atom, then, otherwise };
  }

  #buildNew(of: Expression): number {
    switch (of.kind) {
      case 'number':
        return of.value === 0n ? 0 : 1;
      case 'not':
        return this.not(this.build(of.of));
      case 'and':
        return this.and(this.build(of.left), this.build(of.right));
      case 'or':
        return this.or(this.build(of.left), this.build(of.right));
      case 'choose':
        return this.choose(this.build(of.when), this.build(of.then), this.build(of.otherwise));
      case 'defined':
      case 'macro':
      case 'unary':
      case 'binary':
        return this.#node(this.#variable(of), 0, 1);
      default:
        return assertNever(of);
    }
  }

  #variable(of: Expression): number {
    const name = printExpression(of);
    const known = this.#variables.get(name);
    if (known !== undefined) return known;
    this.#variables.set(name, this.#atoms.length);
    return this.#atoms.push(of) - 1;
  }

  #node(variable: number, low: number, high: number): number {
    if (low === high) return low;
    const known = (this.#unique[variable] ??= new Map());
    const key = pairOf(low, high);
    let node = known.get(key);
    if (node === undefined) {
      node = this.#nodes.push({ variable, low, high }) - 1;
      known.set(key, node);
    }
    return node;
  }

  #top(node: number): number {
    return this.#nodes[node]?.variable ?? Infinity;
  }

  #child(node: number, variable: number, branch: 0 | 1): number {
    const found = this.#nodes[node];
    if (!found || found.variable !== variable) return node;
    return branch ? found.high : found.low;
  }
}
