// SPDX-License-Identifier: BSD-2-Clause
import { didYouMean } from '../../config/did-you-mean.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { JsonNode } from '../../syntax/json/parse-json.js';
import type { Key } from './keys.js';

export type Value = string | boolean | readonly string[];

/** All that makes a value right or wrong. */
export type ValueKey = Pick<Key, 'name' | 'kind' | 'choices' | 'form'>;

const wantedOf: Readonly<Record<Key['kind'], readonly [wanted: string, suggestion: string]>> = {
  switch: ['true or false', 'Write it without quotes.'],
  text: ['a text that is not empty', 'Write it in quotes.'],
  list: ['a list of texts that are not empty', 'Write it in brackets, each text in quotes.'],
};

/** The value of a key; undefined where it is none, which is reported. */
export function readValue(node: JsonNode, key: ValueKey, report: Report): Value | undefined {
  const fail = (at: JsonNode): undefined => {
    const [wanted, suggestion] = wantedOf[key.kind];
    report.add('E1103', at.span, { key: key.name, wanted, suggestion });
  };
  switch (key.kind) {
    case 'switch':
      return node.kind === 'boolean' ? node.on : fail(node);
    case 'text':
      return isText(node) ? readWord(node, node.text, key, report) : fail(node);
    case 'list': {
      if (node.kind !== 'array') return fail(node);
      const words = node.items.map((item) =>
        isText(item) ? readWord(item, item.text, key, report) : fail(item),
      );
      return words.filter((word) => word !== undefined);
    }
  }
}

function readWord(node: JsonNode, text: string, key: ValueKey, report: Report): string | undefined {
  const refusal = refuse(text, key);
  if (!refusal) return text;
  report.add('E1103', node.span, { key: key.name, ...refusal });
  return undefined;
}

function refuse(
  text: string,
  { choices, form }: ValueKey,
): { readonly wanted: string; readonly suggestion: string } | undefined {
  if (choices.length > 0 && !choices.includes(text))
    return {
      wanted: `one of ${choices.join(', ')}`,
      suggestion: didYouMean(text, choices, 'Write one of these.'),
    };
  if (form && !form.pattern.test(text)) return { wanted: form.wanted, suggestion: form.suggest(text) };
  return undefined;
}

function isText(node: JsonNode): node is JsonNode & { readonly kind: 'string' } {
  return node.kind === 'string' && node.text !== '' && !node.text.includes('\0');
}
