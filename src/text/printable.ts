// SPDX-License-Identifier: BSD-2-Clause

// Control characters (a terminal would obey them), line separators, and changes of text direction (they make a
// line look like another one). Tabs and line breaks are the caller's business.
// eslint-disable-next-line no-control-regex
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** One line of text from a spec, made safe to show: whatever is replaced keeps its width of one. */
export function printable(text: string): string {
  return printableLine(text).replace(/[\t\n]/g, ' ');
}

/** The same for a line of source, whose tabs stay. */
export function printableLine(text: string): string {
  return text.replace(unsafe, '\uFFFD');
}

/** Text without halves of characters, which neither XML nor a URI can hold. */
export function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\uFFFD');
}
