// SPDX-License-Identifier: BSD-2-Clause
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../src/cli/package-files.js';

const templates = [...readTemplates()].flatMap(([name, text]): [string, string][] =>
  typeof text === 'string' && !name.startsWith('support/') ? [[name, text]] : [],
);
const allowedHelpers = new Set(['if', 'unless', 'each']);

interface Use {
  readonly kind: 'helper' | 'partial' | 'path';
  readonly name: string;
  readonly place: string;
}

/** Everything that a template names, with the line where it does. */
function usesOf(name: string, text: string): Use[] {
  const uses: Use[] = [];
  class Collector extends Handlebars.Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      uses.push({
        kind: 'partial',
        name: (partial.name as hbs.AST.PathExpression).original,
        place: at(partial),
      });
    }
    override BlockStatement(block: hbs.AST.BlockStatement): void {
      uses.push({
        kind: 'helper',
        name: block.path.type === 'PathExpression' ? (block.path as hbs.AST.PathExpression).original : '?',
        place: at(block),
      });
      super.BlockStatement(block);
    }
    override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
      if (mustache.params.length > 0)
        uses.push({ kind: 'helper', name: 'call in an expression', place: at(mustache) });
      super.MustacheStatement(mustache);
    }
  }
  const at = (node: hbs.AST.Node): string => `${name}:${node.loc.start.line}`;
  new Collector().accept(Handlebars.parse(text));
  return uses;
}

const uses = templates.flatMap(([name, text]) => usesOf(name, text));

describe('templates', () => {
  it('decide nothing: the only helpers are if, unless and each', () => {
    expect(uses.filter((use) => use.kind === 'helper' && !allowedHelpers.has(use.name))).toEqual([]);
  });
  it('name partials that exist', () => {
    const names = new Set(templates.map(([name]) => name));
    expect(uses.filter((use) => use.kind === 'partial' && !names.has(use.name))).toEqual([]);
  });
  it('test only values that the view says are booleans or lists', () => {
    // `if` takes 0 for false and says nothing about a name that is missing; so conditions start with is or has.
    const conditions = templates.flatMap(([name, text]) =>
      [...text.matchAll(/\{\{#(?:if|unless) ([^}]+)\}\}/g)].map((match) => ({
        name,
        condition: match[1] ?? '',
      })),
    );
    expect(conditions.length).toBeGreaterThan(50);
    const wrong = conditions.filter(
      ({ condition }) =>
        !/^(?:\.\.\/)*(?:is|has)[A-Z]\w*$|^@first$|^(?:receives|initialise)$/.test(condition),
    );
    expect(wrong).toEqual([]);
  });
});
