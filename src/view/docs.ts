// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from '../model/place.js';
import type { Prose, ProsePart } from '../text/prose.js';
import { labelWords, manualTitle } from './manual-sections.js';
import { rememberText } from '../text/remember.js';

const lineWidth = 96;

/**
 * Documentation as lines of rustdoc's Markdown, without the `///`. Text of a spec is untrusted: it is escaped
 * so that it can be neither markup nor anything but a comment.
 */
export function paragraph(prose: Prose | undefined): readonly string[] {
  return prose ? wrapped(markdownOf(prose)) : [];
}

/** A paragraph that is a sentence: summaries of the specs often have no full stop. */
export function sentence(lines: readonly string[]): string[] {
  const last = lines.at(-1);
  return last === undefined || /[.!?:]$/.test(last) ? [...lines] : [...lines.slice(0, -1), `${last}.`];
}

/** One line of Markdown: for table cells and lists. */
export function oneLine(prose: Prose | undefined): string {
  return prose ? collapse(markdownOf(prose)) : '';
}

/** Plain text as a paragraph. */
export function plainParagraph(text: string): readonly string[] {
  return wrapped(escapeMarkdown(text));
}

/** Joins paragraphs with empty lines between them; empty ones vanish. */
export function paragraphs(...all: readonly (readonly string[])[]): string[] {
  return all
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index > 0 ? ['', ...lines] : [...lines]));
}

/** Where in the specs an item comes from. */
export function sourceLine({ path, line }: Place): string {
  return `Spec: ${code(`${path}:${line}`)}.`;
}

/** The same for a fact of a C header; one that completes the specs of another tree is marked. */
export function headerLine({ path, line }: Place, isBorrowed: boolean): string {
  const source = `Header: ${code(`${path}:${line}`)}`;
  return isBorrowed ? `${source}, of the built-in headers: the specs came without any.` : `${source}.`;
}

export const code = rememberText((text): string => {
  return `\`${clean(text).replace(/`/g, "'")}\``;
});

/** A wrapped list item. */
export const listItem = rememberText((text): readonly string[] =>
  wrap(text, lineWidth - 2).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
);

/** Before a reference the specs may have the word that LaTeX puts a number behind. */
const sectionWord = /\b(?:in )?(?:sections?|chapters?)\s+$/i;

function markdownOf(prose: Prose): string {
  const first = prose.findIndex(({ kind }) => kind === 'manual');
  return prose
    .map((part, index) => {
      if (part.kind === 'manual') return manualSection(part.label, index > first);
      const isBefore = part.kind === 'text' && prose[index + 1]?.kind === 'manual';
      return markdown(isBefore ? { ...part, text: part.text.replace(sectionWord, '') } : part);
    })
    .join('');
}

function markdown(part: ProsePart): string {
  switch (part.kind) {
    case 'text':
      return escapeMarkdown(part.text);
    case 'code':
      return part.text.trim() === '' ? '' : code(part.text.trim());
    case 'object':
      return escapeMarkdown(part.name);
    case 'manual':
      return manualSection(part.label, false);
    case 'aside':
      return markdownOf(part.of);
    case 'errors':
      return 'A `seL4_Error` code: 0 is success.';
  }
}

/** A section of the manual by its title, or by the words of its label if the title is not known. */
function manualSection(label: string, isAnother: boolean): string {
  const title = escapeMarkdown(manualTitle(label) ?? labelWords(label));
  if (title === '') return 'the seL4 manual';
  return isAnother ? `"${title}"` : `the seL4 manual, "${title}"`;
}

export const escapeMarkdown = rememberText((text): string => {
  return clean(text)
    .replace(/[\\`*_[\]<>#|~^$&{}!]/g, '\\$&')
    .replace(/:\/\//g, '\\://');
});

/** Removes what may not stand in a comment: control characters, line breaks, private use, changes of text direction. */
export function clean(text: string): string {
  return (
    text
      .replace(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\uE000-\uF8FF\uFEFF]/g, '')
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g, ' ')
  );
}

const collapse = rememberText((text): string => {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<=See the seL4 manual, "[^"]*")\. See the seL4 manual(?=, ")/g, '');
});

const wrapped = rememberText((text): readonly string[] => wrap(text, lineWidth));

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  // Code spans stay whole.
  for (const word of collapse(text).match(/(?:[^\s`]|`[^`]*`)+/g) ?? []) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? safeStart(word) : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** A word that would begin a list, a heading or a quote is escaped where it begins a line. */
function safeStart(word: string): string {
  return word.replace(/^(?=[-+=])/, '\\').replace(/^(\d+)(?=[.)])/, '$1\\');
}
