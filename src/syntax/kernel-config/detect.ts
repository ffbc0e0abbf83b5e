// SPDX-License-Identifier: BSD-2-Clause
import type { SourceFile } from '../../text/source-file.js';
import { linesOf } from './lines.js';

export type ConfigFormat = 'gen-config-json' | 'c-header' | 'cmake-cache' | 'key-value';

/** How a file is recognised: by the end of its name, or else by what stands in it. First match wins. */
const signs: readonly { readonly format: ConfigFormat; readonly name: RegExp; readonly content: RegExp }[] = [
  { format: 'gen-config-json', name: /\.json$/i, content: /^\s*\{/ },
  { format: 'cmake-cache', name: /(?:^|\/)CMakeCache\.txt$/i, content: /^[^\s#/][^:=\n]*:[A-Z]+=/m },
  { format: 'c-header', name: /\.h$/i, content: /^#(?:pragma|include|define|ifndef)\b|^\/\* disabled:/m },
  { format: 'key-value', name: /\.(?:env|conf|config)$/i, content: /^[ \t]*[A-Za-z_]\w*[ \t]*=/m },
];

/** Which reader a file needs; undefined where it looks like none of the formats. */
export function detectFormat(file: SourceFile): ConfigFormat | undefined {
  const found =
    signs.find(({ name }) => name.test(file.path)) ?? signs.find(({ content }) => content.test(file.text));
  if (found) return found.format;
  // A file of KEY=VALUE lines with every line commented out changes nothing, and is still one.
  const lines = linesOf(file);
  return lines.length > 0 && lines.every(({ text }) => text.startsWith('#')) ? 'key-value' : undefined;
}
