// SPDX-License-Identifier: BSD-2-Clause
import type { Token } from '../preprocess/token.js';
import type { DeclarationAst, SpecifiersAst } from './ast.js';

/** All names that a declaration declares; tags with their keyword, as `struct s`. */
export function declaredNames({ specifiers, declarators }: DeclarationAst): string[] {
  return [...declarators.map(({ name }) => name.text), ...namesWithin(specifiers)];
}

function namesWithin({ types }: SpecifiersAst): string[] {
  return types.flatMap((type): string[] => {
    if (type.kind === 'record') {
      const inner = type.members?.flatMap((member) =>
        member.kind === 'member' ? namesWithin(member.specifiers) : [],
      );
      return [...(type.tag ? [`${type.keyword} ${type.tag.text}`] : []), ...(inner ?? [])];
    }
    if (type.kind !== 'enum') return [];
    const values = type.enumerators?.map(({ name }) => name.text) ?? [];
    return [...(type.tag ? [`enum ${type.tag.text}`] : []), ...values];
  });
}

/** What a declaration would have declared that cannot be read, as far as its tokens tell. */
export interface NamesInTokens {
  readonly types: readonly string[];
  /** Tags with their keyword, and enumerators. */
  readonly others: readonly string[];
}

export function namesInTokens(tokens: readonly Token[]): NamesInTokens {
  const types: string[] = [];
  const others: string[] = [];
  const isTypedef = tokens.some(({ image }) => image === 'typedef');
  /** What is open, each with the keyword that it belongs to. */
  const open: string[] = [];
  let keyword = '';
  tokens.forEach(({ kind, image }, at) => {
    const before = tokens[at - 1]?.image ?? '';
    const after = tokens[at + 1]?.image ?? ';';
    if (/^[{([]$/.test(image)) {
      open.push(image === '{' ? keyword : image);
      keyword = '';
    } else if (/^[})\]]$/.test(image)) open.pop();
    else if (/^(?:struct|union|enum)$/.test(image)) keyword = image;
    else if (kind !== 'name') return;
    else if (/^(?:struct|union|enum)$/.test(before) && after === '{') others.push(`${before} ${image}`);
    else if (open.at(-1) === 'enum' && /^[{,]$/.test(before)) others.push(image);
    else if (isTypedef && isDeclarator(open, before, after)) types.push(image);
  });
  return { types, others };
}

/** `name;`, `*name[`, and that of a pointer to a function: `(*name)(`. The names of types stand before others. */
function isDeclarator(open: readonly string[], before: string, after: string): boolean {
  if (open.length === 0) return /^(?:[^\w*({]|__attribute__$)/.test(after);
  return open.length === 1 && open[0] === '(' && before === '*' && after === ')';
}
