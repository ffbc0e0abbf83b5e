// SPDX-License-Identifier: BSD-2-Clause
import Handlebars from 'handlebars';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const introduction = `
/*
What follows is no part of this module but read by it: the program, its templates and its specs.
docs/decisions/0008-one-file.md says why.`;

/**
 * The parts behind the module's text, in a comment: src/launch/archive.ts reads them.
 * @param {Record<string, string>} parts
 */
export function renderArchive(parts) {
  const texts = Object.entries(parts).map(([name, text]) => {
    const damaged = ['*@/', '\n@@ '].find((mark) => text.includes(mark)) ?? /[^\t\n -~]/.exec(text)?.[0];
    if (damaged !== undefined) throw new Error(`${name} must not have ${JSON.stringify(damaged)}`);
    return `\n@@ ${name}\n${text.replaceAll('*/', '*@/')}`;
  });
  return `${introduction}\n${texts.join('')}\n@@ end\n*/\n`;
}

/** @param {Record<string, string>} parts */
export function digestParts(parts) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Texts by path, one on a line. @param {Record<string, string>} texts */
export function renderTexts(texts) {
  return ascii(JSON.stringify(texts, null, 1));
}

/** @param {string} text */
function ascii(text) {
  return text.replace(/[^\t\n -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The text files below a directory that `name` gives a name to, sorted. */
export function readTexts(directory, name) {
  const files = readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .flatMap((path) => {
      const named = name(path.slice(directory.length + 1));
      return named === undefined ? [] : [[named, readFileSync(path, 'utf8').replaceAll('\r\n', '\n')]];
    });
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Templates as Handlebars' runtime wants them, so that its compiler is not needed. */
export function renderTemplates(texts, options) {
  const rows = Object.entries(texts).map(([name, text]) => {
    const value = name.startsWith('support/') ? JSON.stringify(text) : Handlebars.precompile(text, options);
    return `${JSON.stringify(name)}: ${value}`;
  });
  return ascii(`({\n${rows.join(',\n')}\n})`);
}
