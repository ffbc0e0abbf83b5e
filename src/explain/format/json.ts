// SPDX-License-Identifier: BSD-2-Clause
import type { FactsDocument, Json, JsonObject } from '../../facts/fact.js';
import type { Explanation, Section } from '../explanation.js';

/** For programs: docs/schema/sel4-abi-explanation-1.schema.json describes every property. */
export function renderExplanations(
  explanations: readonly Explanation[],
  { target, configuration }: FactsDocument,
): string {
  const document: JsonObject = {
    format: 'sel4-abi-explanation',
    formatVersion: 1,
    sel4Arch: target.sel4Arch,
    configuration: configuration.label,
    explanations: explanations.map(toJson),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toJson({ name, what, about, sections, facts }: Explanation): Json {
  return {
    name,
    what,
    about: about.map(([label, text]) => ({ label, text })),
    sections: sections.map(toSection),
    facts,
  };
}

function toSection({ title, sentences, table, words }: Section): Json {
  return {
    title,
    sentences,
    table,
    words: words?.map((word) => ({ ...word, fields: word.fields.map((field) => ({ ...field })) })),
  };
}
