// SPDX-License-Identifier: BSD-2-Clause
import typescript from 'typescript';

const { SyntaxKind } = typescript;

/**
 * A module that esbuild's splitting made, as a function that a script can be: `(require, load) => exports`. `require`
 * gives what another one exports or a module of Node, `load` a promise of it. src/launch/program.ts calls it.
 * @param {string} name
 * @param {string} text
 */
export function toFunction(name, text) {
  const file = typescript.createSourceFile(name, text, typescript.ScriptTarget.ES2022);
  const changes = [];
  const exported = [];
  for (const statement of file.statements) {
    const span = { start: statement.getStart(file), end: statement.end };
    if (typescript.isImportDeclaration(statement))
      changes.push({ ...span, text: toRequire(statement, file) });
    else if (typescript.isExportDeclaration(statement)) {
      for (const one of statement.exportClause.elements)
        exported.push([one.name.text, (one.propertyName ?? one.name).text]);
      changes.push({ ...span, text: '' });
    }
  }
  const locals = new Set(exported.map(([, local]) => local));
  const visit = (node, isInside) => {
    if (node.kind === SyntaxKind.ImportKeyword && typescript.isCallExpression(node.parent ?? {}))
      changes.push({ start: node.getStart(file), end: node.end, text: 'load' });
    const changed = isInside ? changedName(node) : undefined;
    // What is exported is copied when the module has been evaluated.
    if (changed !== undefined && locals.has(changed))
      throw new Error(`${name}: \`${changed}\` is exported and changed later`);
    const isFunction = typescript.isFunctionLike(node);
    typescript.forEachChild(node, (child) => {
      child.parent = node;
      visit(child, isInside || isFunction);
    });
  };
  visit(file, false);
  changes.sort((a, b) => b.start - a.start);
  const body = changes.reduce(
    (all, { start, end, text: by }) => `${all.slice(0, start)}${by}${all.slice(end)}`,
    text,
  );
  const result = exported.map(([as, local]) => `${as}:${local}`).join(',');
  return `(function(require,load){"use strict";${body.trim()}\nreturn{${result}}})`;
}

/** The variable that a node gives another value. */
function changedName(node) {
  const { FirstAssignment, LastAssignment, PlusPlusToken, MinusMinusToken } = SyntaxKind;
  const isChange =
    (typescript.isBinaryExpression(node) &&
      node.operatorToken.kind >= FirstAssignment &&
      node.operatorToken.kind <= LastAssignment) ||
    ((typescript.isPrefixUnaryExpression(node) || typescript.isPostfixUnaryExpression(node)) &&
      [PlusPlusToken, MinusMinusToken].includes(node.operator));
  const target = isChange ? (node.left ?? node.operand) : undefined;
  return target && typescript.isIdentifier(target) ? target.text : undefined;
}

function toRequire({ importClause, moduleSpecifier }, file) {
  const module = `require(${moduleSpecifier.getText(file)})`;
  if (importClause === undefined) return `${module};`;
  const { name, namedBindings } = importClause;
  const defaults = name ? [`const ${name.text}=${module};`] : [];
  if (namedBindings === undefined) return defaults.join('');
  if (typescript.isNamespaceImport(namedBindings))
    return [...defaults, `const ${namedBindings.name.text}=${module};`].join('');
  const names = namedBindings.elements.map(({ propertyName, name: local }) =>
    propertyName ? `${propertyName.text}:${local.text}` : local.text,
  );
  return [...defaults, `const{${names.join(',')}}=${module};`].join('');
}
