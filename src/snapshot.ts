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

/**
 * The document in a text, or why it cannot be trusted: it is none, it makes no model, or it is not what was written.
 * A formatter may have been at it, but no fact was changed. Without a digest, it is what `facts --json` prints.
 */
export function readSnapshot(
  text: string,
): { readonly document: FactsDocument } | { readonly problem: string } {
  const parsed = parseDocument(text);
  if ('problem' in parsed) return parsed;
  const { document, digest } = parsed;
  const facts = readFacts(document);
  if ('problem' in facts) return facts;
  if (digest === undefined) return { document };
  const written = text.replace(/\r\n/g, '\n').replace(/^ {2}"digest": "[^"\n]*",\n/m, '');
  if (digest === textDigest(written) || digest === textDigest(renderDocument(document))) return { document };
  return { problem: 'its digest is not that of its content: it was edited, or merged' };
}
