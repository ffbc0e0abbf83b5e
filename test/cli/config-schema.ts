// SPDX-License-Identifier: BSD-2-Clause
import type { Key, Keys } from '../../src/cli/config-file/keys.js';

/** The schema of sel4-bindgen.config.json, from the options of the commands. */
export function configSchema({ common, sections }: Keys): object {
  return {
    $comment: 'SPDX-License-Identifier: BSD-2-Clause',
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:sel4-bindgen:config:1',
    title: 'sel4-bindgen.config.json: options of sel4-bindgen',
    description: 'Keys are long options of the command line, which wins. Paths are relative to the file.',
    type: 'object',
    properties: {
      $schema: { description: 'Where this schema is, for editors.', type: 'string' },
      ...properties(common),
      ...Object.fromEntries(
        [...sections].map(([name, keys]) => [
          name,
          {
            description: `For \`${name}\` alone.`,
            type: 'object',
            properties: properties(keys),
            additionalProperties: false,
          },
        ]),
      ),
    },
    additionalProperties: false,
    $defs: { text: { type: 'string', minLength: 1, pattern: '^[^\\u0000]*$' } },
  };
}

function properties(keys: readonly Key[]): object {
  return Object.fromEntries(keys.map((key) => [key.name, { description: key.description, ...typeOf(key) }]));
}

function typeOf({ kind, choices, form }: Key): object {
  if (kind === 'switch') return { type: 'boolean' };
  const text = { $ref: '#/$defs/text', ...(form ? { type: 'string', pattern: form.pattern.source } : {}) };
  const word = choices.length > 0 ? { enum: choices } : text;
  return kind === 'list' ? { type: 'array', items: word } : word;
}
