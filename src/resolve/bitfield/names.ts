// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import { checkIdentifier } from '../../ir/identifier.js';
import type { DeclarationAst } from '../../syntax/bitfield/ast.js';

/** The language lets names pass that Rust does not know as such (`_`), or that nobody could read. */
export function checkNames(declaration: DeclarationAst, report: Report): void {
  if (declaration.kind === 'base') return;
  const what = declaration.kind === 'block' ? 'block' : 'tagged union';
  checkIdentifier(declaration.name.text, what, declaration.name.span, report);
  if (declaration.kind !== 'block') return;
  for (const member of declaration.members) {
    if (member.kind !== 'padding') checkIdentifier(member.name.text, 'field', member.name.span, report);
  }
}
