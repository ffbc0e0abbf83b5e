// SPDX-License-Identifier: BSD-2-Clause
import { EvaluationError } from '../../../condition/evaluate.js';
import { always, type Expression, never, not } from '../../../condition/expression.js';
import type { Report } from '../../../diagnostics/diagnostic.js';
import type { ConditionStack } from '../../preprocess/condition-stack.js';
import { ExpressionError } from '../../preprocess/expression.js';
import type { DirectiveLine } from '../../preprocess/scan.js';
import type { Token } from '../../preprocess/token.js';
import { type Compiler, prepareCondition } from './condition.js';
import { type Macro, MacroError, readMacro } from './macro.js';
import type { Piece } from './piece.js';
import { scanCRest } from './scan.js';

/** What directives of one file do. It differs between one configuration and all at once; which there are does not. */
export interface DirectiveEffects extends Compiler {
  /** Whether any configuration gets to the place that is being read. */
  readonly isReached: () => boolean;
  /** What `#if` and `#elif` ask. */
  readonly readCondition: (pieces: readonly Piece[]) => Expression;
  readonly isDefined: (name: string) => Expression;
  readonly define: (macro: Macro) => void;
  readonly undefine: (name: string) => void;
  readonly include: (line: DirectiveLine) => void;
  readonly refuse: (line: DirectiveLine) => void;
  /** `#pragma once` */
  readonly readOnce: () => void;
}

/** The function that does what a directive of a file says. */
export function createDirectives(
  stack: ConditionStack,
  effects: DirectiveEffects,
  report: Report,
): (line: DirectiveLine) => void {
  return (line) => {
    switch (line.name) {
      case 'if':
      case 'ifdef':
      case 'ifndef':
        return stack.open(line, () => readCondition(line));
      case 'elif':
        return stack.alternative(line, () => readCondition(line));
      case 'else':
        return stack.alternative(line, () => always);
      case 'endif':
        return stack.end(line);
      default:
        if (effects.isReached()) follow(line);
    }
  };

  /** The directives that mean nothing in text that is left out. */
  function follow(line: DirectiveLine): void {
    switch (line.name) {
      case 'define':
      case 'undef':
        return define(line);
      case 'include':
        return effects.include(line);
      case 'error':
        return effects.refuse(line);
      case 'pragma':
        return pragma(line);
      case 'line':
      case 'warning':
      case 'ident':
        return;
      default:
        if (!/^[0-9]*$/.test(line.name)) report.add('E0105', line.span, { directive: line.name });
    }
  }

  function readCondition(line: DirectiveLine): Expression {
    const tokens = scanCRest(line, report);
    try {
      if (line.name === 'if' || line.name === 'elif')
        return effects.readCondition(prepareCondition(tokens, effects));
      const isDefined = effects.isDefined(macroName(tokens));
      return line.name === 'ifdef' ? isDefined : not(isDefined);
    } catch (error) {
      if (error instanceof ExpressionError)
        report.add('E0104', line.span, { directive: line.name, problem: error.message });
      else if (error instanceof EvaluationError) report.add('E0110', line.span, { problem: error.message });
      else throw error;
      return never;
    }
  }

  function define(line: DirectiveLine): void {
    const tokens = scanCRest(line, report);
    try {
      if (line.name === 'define') effects.define(readMacro(tokens));
      else effects.undefine(readMacro(tokens.slice(0, 1)).name);
    } catch (error) {
      if (!(error instanceof MacroError)) throw error;
      report.add('E0104', line.span, { directive: line.name, problem: error.message });
    }
  }

  function pragma(line: DirectiveLine): void {
    const [what] = scanCRest(line, report);
    if (what?.image === 'once') effects.readOnce();
    // It changes layouts, so it cannot be passed over.
    if (what?.image === 'pack') report.add('E0902', line.span, { what: '`#pragma pack`' });
  }
}

function macroName([macro]: readonly Token[]): string {
  if (macro?.kind !== 'name') throw new ExpressionError('expected a macro name');
  return macro.image;
}
