// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../../condition/evaluate.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Bitfields, Block, TaggedUnion } from '../../model/bitfield.js';
import type { BitfieldAst, BlockAst, TaggedUnionAst } from '../../syntax/bitfield/ast.js';
import type { Span } from '../../text/span.js';
import { type Base, resolveBase } from './base.js';
import { layOutBlock } from './layout.js';
import { checkNames } from './names.js';
import { resolveUnion } from './union.js';

/** Lays out the blocks of a parsed spec and checks its unions; blocks may stand after the union that names them. */
export function resolveBitfields(ast: BitfieldAst, lookup: MacroLookup, report: Report): Bitfields {
  const blocks = new Map<string, Block | undefined>();
  const blockAsts = new Map<string, BlockAst>();
  const unionAsts = new Map<string, TaggedUnionAst>();
  let base: Base | undefined;
  let hasBase = false;
  for (const declaration of ast.declarations) {
    checkNames(declaration, report);
    switch (declaration.kind) {
      case 'base':
        base = resolveBase(declaration, lookup, report);
        hasBase = true;
        break;
      case 'block': {
        const { text: name, span } = declaration.name;
        const earlier = blockAsts.get(name);
        if (earlier) report.add('E0306', span, { name }, firstOne(earlier.name.span));
        else if (!hasBase) report.add('E0312', span, { block: name });
        blockAsts.set(name, declaration);
        // A wrong base has been reported; its blocks are then only known by name.
        blocks.set(name, base && layOutBlock(declaration, base, lookup, report));
        break;
      }
      case 'tagged_union': {
        const { text: name, span } = declaration.name;
        const earlier = unionAsts.get(name);
        if (earlier) report.add('E0307', span, { name }, firstOne(earlier.name.span));
        unionAsts.set(name, declaration);
      }
    }
  }
  const claimed = new Map<string, { union: string; span: Span }>();
  const unions: TaggedUnion[] = [];
  for (const declaration of unionAsts.values()) {
    const union = resolveUnion(declaration, blocks, claimed, lookup, report);
    if (union) unions.push(union);
  }
  return { blocks: [...blocks.values()].filter((block) => block !== undefined), unions };
}

function firstOne(span: Span): { span: Span; message: string }[] {
  return [{ span, message: 'the first one' }];
}
