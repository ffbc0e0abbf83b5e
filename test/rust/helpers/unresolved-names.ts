// SPDX-License-Identifier: BSD-2-Clause

/** Code without its comments and texts. */
function codeOf(text: string): string {
  return text.replace(/\/\/.*$/gm, '').replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

const definitions = [
  /\b(?:fn|struct|union|enum|trait|type|const(?!\s+(?:unsafe\s+)?fn\b)|static|mod|macro_rules!)\s+(?:r#)?(\w+)/g,
  /^\s*(?:pub(?:\([a-z]+\))?\s+)?(?:r#)?(\w+):/gm,
];

/** How the code above `sys` names what the specs give: items, methods of blocks, members of structs. */
const uses = [
  /\bsys::(?:r#)?(\w+)/g,
  /\.((?:get|set|with|as)_\w+)\(/g,
  /\b(?:info|registers|region|buffer|header|\(\*self\.as_ptr\(\)\))\)?\.(?:r#)?(\w+)\b(?!\()/g,
];

/**
 * Names that a crate uses and does not define: what a compiler finds first where a spec calls something otherwise,
 * for the price of reading the text.
 */
export function unresolvedNames(text: string): string[] {
  const code = codeOf(text);
  const find = (patterns: readonly RegExp[]): Set<string> =>
    new Set(patterns.flatMap((pattern) => [...code.matchAll(pattern)].map(([, name = '']) => name)));
  const defined = find(definitions);
  return [...find(uses)].filter((name) => !defined.has(name)).sort();
}
