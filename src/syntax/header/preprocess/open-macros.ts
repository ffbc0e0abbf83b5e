// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../../condition/bdd.js';
import type { MacroLookup } from '../../../condition/evaluate.js';
import { always, defined, type Expression, never } from '../../../condition/expression.js';
import { simplify } from '../../../condition/simplify.js';
import type { Report } from '../../../diagnostics/diagnostic.js';
import { createSourceFile } from '../../../text/source-file.js';
import {
  EndlessMacroError,
  ExpressionError,
  type Names,
  parseExpression,
} from '../../preprocess/expression.js';
import { isQuestion } from './condition.js';
import type { Macro } from './macro.js';
import { scanCText } from './scan.js';

/** One `#define`, or an `#undef` (no macro), and the configurations that meet it. */
export interface OpenDefinition {
  readonly when: number;
  readonly macro: Macro | undefined;
  /** Its turn among all that a header says. */
  readonly at: number;
}

export interface OpenMacrosOptions {
  readonly space: ConditionSpace;
  /** Whether a macro that no text defines is for the configuration to say, and so stays open. */
  readonly isOption: (name: string) => boolean;
  /** The compiler's own macros. Any other name is no macro. */
  readonly lookup: MacroLookup;
  readonly report: Report;
}

/** Macros with the configurations under which each definition is in force. */
export class OpenMacros implements Names {
  readonly #definitions = new Map<string, OpenDefinition[]>();
  readonly #outside = new Map<string, Macro | undefined>();
  readonly #expanding = new Set<string>();
  readonly #options: OpenMacrosOptions;

  constructor(options: OpenMacrosOptions) {
    this.#options = options;
  }

  get names(): readonly string[] {
    return [...this.#definitions.keys()];
  }

  define(name: string, definition: OpenDefinition): void {
    this.#definitions.set(name, [...(this.#definitions.get(name) ?? []), definition]);
  }

  /** The definitions that are in force before a turn, each with the condition that it is the one. */
  alternatives(name: string, before = Infinity): OpenDefinition[] {
    const { space } = this.#options;
    const found: OpenDefinition[] = [];
    let open = 1;
    for (const definition of [...(this.#definitions.get(name) ?? [])].reverse()) {
      if (definition.at >= before) continue;
      const when = space.and(open, definition.when);
      if (when !== 0) found.push({ ...definition, when });
      open = space.and(open, space.not(definition.when));
    }
    return found;
  }

  /** What a name stands for before a turn, in configurations that `ask` tells apart. */
  find(name: string, before: number, ask: (condition: number) => boolean): Macro | undefined {
    for (const { when, macro } of this.alternatives(name, before)) if (ask(when)) return macro;
    return this.#compilers(name);
  }

  isDefined(name: string): Expression {
    const { space, isOption, lookup } = this.#options;
    if (isQuestion(name)) return always;
    let result = isOption(name) ? space.build(defined(name)) : lookup(name) === undefined ? 0 : 1;
    for (const { when, macro } of this.#definitions.get(name) ?? [])
      result = macro ? space.or(result, when) : space.and(result, space.not(when));
    return space.expression(result);
  }

  value(name: string): Expression {
    if (this.#expanding.has(name)) throw new EndlessMacroError(name);
    this.#expanding.add(name);
    try {
      const { space, isOption } = this.#options;
      const outside: Expression = isOption(name)
        ? { kind: 'macro', name }
        : this.#parse(this.#compilers(name));
      return this.alternatives(name).reduceRight<Expression>(
        (otherwise, { when, macro }) => ({
          kind: 'choose',
          when: space.expression(when),
          then: this.#parse(macro),
          otherwise,
        }),
        outside,
      );
    } finally {
      this.#expanding.delete(name);
    }
  }

  #parse(macro: Macro | undefined): Expression {
    if (!macro || macro.body.length === 0) return never;
    if (macro.parameters) throw new ExpressionError(`\`${macro.name}\` takes arguments`);
    return parseExpression(macro.body, this);
  }

  #compilers(name: string): Macro | undefined {
    const { lookup, report } = this.#options;
    if (!this.#outside.has(name)) {
      const text = lookup(name);
      const file = createSourceFile(`<compiler>/${name}`, text ?? '');
      const body = scanCText(file, text ?? '', 0, report);
      const macro = { name, span: undefined, parameters: undefined, rest: undefined, body };
      this.#outside.set(name, text === undefined ? undefined : macro);
    }
    return this.#outside.get(name);
  }
}

/** A condition as a node, where nothing but options is open any more. */
export function toNode(condition: Expression, space: ConditionSpace): number {
  return space.build(simplify(condition));
}
