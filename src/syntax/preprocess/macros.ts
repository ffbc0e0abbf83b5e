// SPDX-License-Identifier: BSD-2-Clause
import {
  and,
  defined,
  type Expression,
  isAlways,
  isNever,
  never,
  not,
  or,
} from '../../condition/expression.js';
import { EndlessMacroError, type Names, parseExpression } from './expression.js';
import type { Token } from './token.js';

/** One `#define` or `#undef` (no tokens) and the configurations under which the preprocessor meets it. */
interface Definition {
  readonly when: Expression;
  readonly tokens: readonly Token[] | undefined;
}

/** Tokens that macros may add to one name in a condition, and to all conditions of a file. */
const nameBudget = 1000;
const totalBudget = 200_000;

/** The macros that the text itself defines, with the conditions under which each definition is in force. */
export class MacroTable implements Names {
  readonly #definitions = new Map<string, Definition[]>();
  readonly #expanding = new Set<string>();
  #spentOnName = 0;
  #spent = 0;

  define(name: string, when: Expression, tokens: readonly Token[] | undefined): void {
    // A definition that always applies hides all earlier ones.
    const earlier = isAlways(when) ? [] : (this.#definitions.get(name) ?? []);
    this.#definitions.set(name, [...earlier, { when, tokens }]);
  }

  /** The definitions that may be in force, the newest first; each with the condition that it is the one. */
  alternatives(name: string): readonly Definition[] {
    const found: Definition[] = [];
    let open: Expression = { kind: 'number', value: 1n };
    for (const { when, tokens } of [...(this.#definitions.get(name) ?? [])].reverse()) {
      const here = and(open, when);
      if (!isNever(here)) found.push({ when: here, tokens });
      open = and(open, not(when));
    }
    return found;
  }

  has(name: string): boolean {
    return this.#definitions.has(name);
  }

  isDefined(name: string): Expression {
    let result: Expression = defined(name);
    for (const { when, tokens } of this.#definitions.get(name) ?? []) {
      result = tokens ? or(result, when) : and(result, not(when));
    }
    return result;
  }

  value(name: string): Expression {
    const outside: Expression = { kind: 'macro', name };
    if (!this.has(name)) return outside;
    if (this.#expanding.has(name)) throw new EndlessMacroError(name);
    this.#spend(name);
    this.#expanding.add(name);
    try {
      return this.alternatives(name).reduceRight<Expression>((otherwise, { when, tokens }) => {
        const then =
          tokens === undefined ? never : tokens.length === 0 ? never : parseExpression(tokens, this);
        return isAlways(when) ? then : { kind: 'choose', when, then, otherwise };
      }, outside);
    } finally {
      this.#expanding.delete(name);
    }
  }

  /** Macros that name each other twice double with every step: a short file could keep us busy for ever. */
  #spend(name: string): void {
    if (this.#expanding.size === 0) this.#spentOnName = 0;
    for (const { tokens } of this.#definitions.get(name) ?? []) {
      this.#spentOnName += 1 + (tokens?.length ?? 0);
      this.#spent += 1 + (tokens?.length ?? 0);
    }
    if (this.#spentOnName > nameBudget || this.#spent > totalBudget) throw new EndlessMacroError(name);
  }
}
