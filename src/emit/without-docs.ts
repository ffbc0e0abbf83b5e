// SPDX-License-Identifier: BSD-2-Clause
import type { RustModule } from './modules.js';

/** Lints that ask for documentation; a crate without any must not be told of it. */
const silenced = '#![allow(missing_docs, clippy::missing_safety_doc)]';

/**
 * The crate without its documentation. Doc comments are lines of their own in everything that templates print, so they
 * are left out line by line; other comments, such as those that justify `unsafe`, stay.
 */
export function withoutDocs(root: RustModule): RustModule {
  const bare = strip(root);
  return { ...bare, text: bare.text.replace('#![warn(missing_docs)]', silenced) };
}

function strip(module: RustModule): RustModule {
  const lines = shortVariants(module.text)
    .split('\n')
    .filter((line) => !isDoc(line));
  return { ...module, text: lines.join('\n'), children: module.children.map(strip) };
}

function isDoc(line: string): boolean {
  return /^\s*\/\/[/!](?:\s|$)/.test(line);
}

/** rustfmt's limit for the fields of a variant on one line. */
const variantWidth = 35;

/**
 * Variants of enums whose fields stand on lines of their own only because of what is said about them. If one of an enum
 * is too long, all keep their lines.
 */
function shortVariants(text: string): string {
  return text.replace(/^pub enum [^]*?^\}$/gm, (block) => {
    let isTooLong = false;
    const short = block.replace(documentedFields, (_: string, name: string, fields: string) => {
      const names = fields.split('\n').filter((line) => line !== '' && !isDoc(line));
      const flat = names.map((line) => line.trim().replace(/,$/, '')).join(', ');
      isTooLong ||= flat.length > variantWidth;
      return `${name} { ${flat} },`;
    });
    return isTooLong ? block : short;
  });
}

const documentedFields = /^( *\w+) \{\n((?:(?: *\/\/\/.*\n)+ *\w+: .*,\n)+) *\},$/gm;
