// SPDX-License-Identifier: BSD-2-Clause
import { always, and, comparisons, defined, type Expression, not, or } from '../condition/expression.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { ExpressionError, parseExpression } from '../syntax/preprocess/expression.js';
import { scanDecoded, scanText } from '../syntax/preprocess/scan.js';
import type { XmlElement } from '../syntax/xml/element.js';
import { attributeOf, childrenOf } from '../syntax/xml/read.js';
import { checkIdentifier } from './identifier.js';

/** The condition of an element: a `<condition>` tree (13.0 and later) or a `condition` attribute (before). */
export function lowerCondition(element: XmlElement, report: Report): Expression {
  const [tree] = childrenOf(element, 'condition');
  const attribute = element.attributes.get('condition');
  const written = attribute ? parseConditionText(attribute.value, element, report) : always;
  if (!tree) return written;
  if (countParts(tree) <= partLimit) return and(written, lowerTree(tree, report));
  const problem = `too many parts, more than ${partLimit}`;
  report.add('E0509', tree.span, { text: `<${tree.name}>`, problem });
  return written;
}

/** With more parts, nested ones included, a condition would be too deep to evaluate. */
const partLimit = 200;

function countParts(element: XmlElement): number {
  return childrenOf(element, 'config', 'and', 'or', 'not').reduce(
    (sum, child) => sum + 1 + countParts(child),
    0,
  );
}

function lowerTree(element: XmlElement, report: Report): Expression {
  const parts = childrenOf(element, 'config', 'and', 'or', 'not').map((child) => lowerPart(child, report));
  if (element.name === 'or') return parts.reduce(or);
  const all = parts.length > 0 ? parts.reduce(and) : malformed(element, report);
  return element.name === 'not' ? not(all) : all;
}

function lowerPart(element: XmlElement, report: Report): Expression {
  if (element.name !== 'config') {
    return childrenOf(element, 'config', 'and', 'or', 'not').length > 0
      ? lowerTree(element, report)
      : malformed(element, report);
  }
  const macro = attributeOf(element, 'var');
  return checkIdentifier(macro, 'macro', element.span, report) ? defined(macro) : always;
}

function malformed(element: XmlElement, report: Report): Expression {
  report.add('E0509', element.span, { text: `<${element.name}>`, problem: 'it is empty' });
  return always;
}

function parseConditionText(text: string, element: XmlElement, report: Report): Expression {
  const span = element.attributes.get('condition')?.span ?? element.span;
  try {
    // The text ends before the closing quote; with entities in it, it stands there otherwise than it is read.
    const at = span.end - 1 - text.length;
    const isLiteral = span.file.text.slice(at, span.end - 1) === text;
    const tokens = isLiteral ? scanText(span.file, text, at, report) : scanDecoded(text, span, report);
    return onlyLogic(
      parseExpression(tokens, {
        value: (name) => ({ kind: 'macro', name }),
        isDefined: defined,
      }),
    );
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    report.add('E0509', span, { text, problem: error.message });
    return always;
  }
}

/** Arithmetic may have no value (a division by zero), and no condition of an interface needs it. */
function onlyLogic(of: Expression): Expression {
  switch (of.kind) {
    case 'not':
      onlyLogic(of.of);
      break;
    case 'and':
    case 'or':
      onlyLogic(of.left);
      onlyLogic(of.right);
      break;
    case 'binary':
      if (!comparisons.has(of.operator)) {
        throw new ExpressionError(`\`${of.operator}\` is arithmetic`);
      }
      onlyLogic(of.left);
      onlyLogic(of.right);
      break;
    case 'unary':
      onlyLogic(of.of);
      break;
    case 'choose':
      throw new ExpressionError('`?` is not allowed here');
    default:
  }
  return of;
}
