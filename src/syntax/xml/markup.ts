// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../text/source-file.js';
import { createSpan } from '../../text/span.js';

/** The entities that XML knows by itself; there are no others, because nothing may declare them. */
export const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

const passages = [
  { opening: '<!--', closing: '-->', name: 'comment' },
  { opening: '<![CDATA[', closing: ']]>', name: 'CDATA section' },
  { opening: '<?', closing: '?>', name: 'processing instruction' },
] as const;

/**
 * Goes over the text once, before any parser sees it: refuses declarations (and with them all entity bombs),
 * unknown entities, passages that do not end, and nesting that would exhaust the stack. False where it reported.
 */
export function checkMarkup(file: SourceFile, nestingLimit: number, report: Report): boolean {
  const { text } = file;
  let depth = 0;
  for (let at = text.indexOf('<'), before = 0; ; at = text.indexOf('<', before)) {
    const end = at === -1 ? text.length : at;
    if (!checkEntities(file, before, end, report)) return false;
    if (at === -1) return true;
    const passage = passages.find(({ opening }) => text.startsWith(opening, at));
    if (passage) {
      const close = text.indexOf(passage.closing, at + passage.opening.length);
      if (close === -1) {
        const span = createSpan(file, at, at + passage.opening.length);
        report.add('E0401', span, { problem: `the ${passage.name} is not closed` });
        return false;
      }
      before = close + passage.closing.length;
      continue;
    }
    if (text[at + 1] === '!') {
      declarationWord.lastIndex = at;
      const length = declarationWord.exec(text)?.[0].length ?? 2;
      report.add('E0402', createSpan(file, at, at + length), {});
      return false;
    }
    const close = endOfTag(text, at);
    // What is wrong with a tag that does not end, the validator says best.
    if (close === undefined) return true;
    if (!checkEntities(file, at, close, report)) return false;
    if (text[at + 1] === '/') depth -= 1;
    else if (text[close - 1] !== '/') depth += 1;
    if (depth > nestingLimit) {
      report.add('E0410', createSpan(file, at, close + 1), { limit: nestingLimit });
      return false;
    }
    before = close + 1;
  }
}

const declarationWord = /<![A-Za-z]*/y;

/** Where the `>` of a tag stands; those in quotes do not count. */
function endOfTag(text: string, start: number): number | undefined {
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return undefined;
}

function checkEntities(file: SourceFile, from: number, to: number, report: Report): boolean {
  for (const { 0: reference, 1: name = '', index } of file.text.slice(from, to).matchAll(/&([\w.:#-]*;?)/g)) {
    const isKnown =
      name.endsWith(';') && (entities.has(name.slice(0, -1)) || /^#(?:[0-9]+|x[0-9a-fA-F]+);$/.test(name));
    if (isKnown) continue;
    const problem =
      reference.length > 1 && name.endsWith(';')
        ? `unknown entity \`${reference}\``
        : 'a lone `&`; write `&amp;`';
    report.add('E0401', createSpan(file, from + index, from + index + reference.length), { problem });
    return false;
  }
  return true;
}
