// SPDX-License-Identifier: BSD-2-Clause
import { always, and, defined, type Expression, never, not } from '../../../condition/expression.js';
import { Report } from '../../../diagnostics/diagnostic.js';
import { ExpressionError, type Names, parseExpression } from '../../preprocess/expression.js';
import type { DirectiveLine } from '../../preprocess/scan.js';
import { scanCRest } from './scan.js';

/**
 * What the directives around a place ask for, as they are written and with nothing evaluated: one condition for each
 * `#if` … `#endif`, of which the directives up to the place are given. One that cannot be read without applying
 * macros is left out.
 */
export function presenceOf(branches: readonly (readonly DirectiveLine[])[]): Expression[] {
  return branches.flatMap((lines) => {
    const questions = lines.map(readQuestion);
    const last = questions.at(-1);
    if (last === undefined || questions.includes(undefined)) return [];
    return [
      questions.slice(0, -1).reduceRight<Expression>((rest, one) => and(not(one ?? never), rest), last),
    ];
  });
}

/** Names stand for themselves. */
const asWritten: Names = { value: (name) => ({ kind: 'macro', name }), isDefined: defined };

const known = new WeakMap<DirectiveLine, Expression | undefined>();

function readQuestion(line: DirectiveLine): Expression | undefined {
  if (!known.has(line)) known.set(line, parseQuestion(line));
  return known.get(line);
}

function parseQuestion(line: DirectiveLine): Expression | undefined {
  if (line.name === 'else') return always;
  // What is wrong with it was reported where it was evaluated.
  const tokens = scanCRest(line, new Report());
  const [name] = tokens;
  if (line.name === 'ifdef' || line.name === 'ifndef') {
    if (name?.kind !== 'name') return undefined;
    return line.name === 'ifdef' ? defined(name.image) : not(defined(name.image));
  }
  try {
    return parseExpression(tokens, asWritten);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
