// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../facts/fact.js';
import type { Context } from './context.js';
import type { Explanation } from './explanation.js';
import { explainLabelNumber } from './numbering.js';
import { exists, placeOf, plural, show } from './words.js';

/** A type of capability: what it can be invoked for. */
export function explainInterface(fact: Fact, context: Context, rust: readonly string[]): Explanation {
  const methods = context.parts(fact, 'method');
  const absent = context.parts(fact, 'absent-method');
  return {
    name: fact.name,
    what: `type of capability with ${plural(methods.length, 'invocation')}`,
    about: [['Defined', placeOf(fact)], ...(rust.length > 0 ? [['Rust', rust.join(', ')] as const] : [])],
    sections: [
      {
        title: 'Invocations',
        table: [
          ['LABEL', 'NAME', 'WORDS', 'CAPS'],
          ...methods.map((method) => [
            show(method['labelValue']),
            method.name,
            show(method['requestWords']),
            show(method['extraCaps']),
          ]),
        ],
      },
      ...(absent.length === 0
        ? []
        : [
            {
              title: 'In other configurations',
              table: [
                ['NAME', 'EXISTS'],
                ...absent.map(({ name, condition }) => [name, exists(show(condition))]),
              ],
            },
          ]),
    ],
    facts: [fact, ...methods, ...absent],
  };
}

/** A label by its name: the number, and the invocations that use it. */
export function explainLabel(fact: Fact, context: Context): Explanation {
  const methods = context.all('method').filter(({ label }) => label === fact.name);
  const condition = context.variability.labels.find(
    ({ name, isPresent }) => name === fact.name && isPresent,
  )?.condition;
  return {
    name: fact.name,
    what: `label ${show(fact['value'])}`,
    about: [
      ['Defined', placeOf(fact)],
      ['Exists', exists(condition ?? '')],
      ['Invocation', methods.map(({ name }) => name).join(', ') || 'none'],
    ],
    sections: explainLabelNumber(fact.name, Number(fact['value']), context.variability.labels),
    facts: [fact],
  };
}
