// SPDX-License-Identifier: BSD-2-Clause
import { textDigest } from './emit/digest.js';
import { readFacts } from './facts/document.js';
import type { FactsDocument } from './facts/fact.js';
import { renderDocument, withDigest } from './facts/json.js';
import { parseDocument } from './facts/parse.js';

/** How a committed document is called. */
export const snapshotName = 'sel4-abi.json';

/** The document of all facts with a line that has its digest: `grep -v '^  "digest"' F | sha256sum` is the same. */
export function renderSnapshot(document: FactsDocument): string {
  const text = renderDocument(document);
  return withDigest(text, textDigest(text));
}

/** A document that was read. */
export interface ReadSnapshot {
  readonly document: FactsDocument;
  /** What its text was held against: without any of it, a fact may be missing and nobody could tell. */
  readonly proof: 'digest' | 'count' | 'none';
}

/**
 * The document in a text, or why it cannot be trusted: it is none, it makes no model, or it is not what was written.
 * A formatter may have been at it, but no fact was changed. What `facts --json` prints has no digest but the number of
 * its facts; what it printed in earlier versions has neither.
 */
export function readSnapshot(text: string): ReadSnapshot | { readonly problem: string } {
  const parsed = parseDocument(text);
  if ('problem' in parsed) return parsed;
  const { document, digest, count } = parsed;
  const facts = readFacts(document);
  if ('problem' in facts) return facts;
  const { length } = document.facts;
  if (count !== undefined && count !== length)
    return { problem: `it says that it has ${count} facts, and has ${length}: it was cut, or edited` };
  if (digest === undefined) return { document, proof: count === undefined ? 'none' : 'count' };
  const written = text.replace(/\r\n/g, '\n').replace(/^ {2}"digest": "[^"\n]*",\n/m, '');
  if (digest === textDigest(written) || digest === textDigest(renderDocument(document)))
    return { document, proof: 'digest' };
  return { problem: 'its digest is not that of its content: it was edited, or merged' };
}
