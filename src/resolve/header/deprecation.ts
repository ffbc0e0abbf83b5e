// SPDX-License-Identifier: BSD-2-Clause
import type { Deprecated } from '../../model/header.js';
import type { Place } from '../../model/place.js';
import type { AttributeAst } from '../../syntax/header/ast.js';

/**
 * What a declaration's attributes say of its use, else the name of its file. `standsFor` is the one name, if any,
 * that it is another name of.
 */
export function deprecation(
  attributes: readonly AttributeAst[],
  { path }: Place,
  standsFor: string | undefined,
): Deprecated {
  const found = attributes.find(({ name }) => name === 'deprecated');
  if (!found) return isForOldNames(path) ? (standsFor === undefined ? '' : toAdvice(standsFor)) : undefined;
  const [argument] = found.args;
  return argument?.kind === 'text' ? argument.text : '';
}

/** Whether libsel4 keeps a file for what should not be used any more; not all that is in it carries a mark. */
export function isForOldNames(path: string): boolean {
  return path.split('/').at(-1) === 'deprecated.h';
}

export function toAdvice(name: string): string {
  return `use ${name}`;
}

const warning = 'GCC warning ';

/** What the pragmas of a macro say: `deprecated`, or a warning of their own. */
export function pragmaAdvice(pragmas: readonly string[]): Deprecated {
  for (const pragma of pragmas) {
    if (pragma === 'deprecated') return '';
    if (pragma.startsWith(warning)) return pragma.slice(warning.length).trim().replace(/^"|"$/g, '');
  }
  return undefined;
}
