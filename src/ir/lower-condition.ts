// SPDX-License-Identifier: BSD-2-Clause
import { always, and, defined, type Expression, not, or } from '../condition/expression.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { ExpressionError, parseExpression } from '../syntax/preprocess/expression.js';
import { scanText } from '../syntax/preprocess/scan.js';
import type { XmlElement } from '../syntax/xml/element.js';
import { attributeOf, childrenOf } from '../syntax/xml/read.js';
import { checkIdentifier } from './identifier.js';

/** The condition of an element: a `<condition>` tree (13.0 and later) or a `condition` attribute (before). */
export function lowerCondition(element: XmlElement, report: Report): Expression {
  const [tree] = childrenOf(element, 'condition');
  const attribute = element.attributes.get('condition');
  const written = attribute ? parseConditionText(attribute.value, element, report) : always;
  return tree ? and(written, lowerTree(tree, report)) : written;
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
    const at = span.start + Math.max(0, span.file.text.slice(span.start, span.end).indexOf(text));
    return onlyLogic(
      parseExpression(scanText(span.file, text, at, report), {
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
      if (!['==', '!=', '<', '>', '<=', '>='].includes(of.operator)) {
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
