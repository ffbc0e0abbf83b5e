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

export interface ResolvedBitfields extends Bitfields {
  /** Names of the blocks and unions that are wrong: C headers use them, too, and are not wrong because of that. */
  readonly unresolved: readonly string[];
}

/** Lays out the blocks of a parsed spec and checks its unions; blocks may stand after the union that names them. */
export function resolveBitfields(ast: BitfieldAst, lookup: MacroLookup, report: Report): ResolvedBitfields {
  report.addWrongNames((ast.unread ?? []).flatMap(typeNames));
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
  const sound = [...blocks.values()].filter((block) => block !== undefined);
  const resolved = new Set([...sound, ...unions].map(({ name }) => name));
  const declared = [...blocks.keys(), ...unionAsts.keys(), ...(ast.unread ?? [])];
  const unresolved = declared.filter((name) => !resolved.has(name));
  report.addWrongNames(unresolved.flatMap(typeNames));
  for (const { name, tags } of unionAsts.values()) {
    if (!resolved.has(name.text)) report.addWrongNames(tags.map(({ block }) => `${name.text}_${block.text}`));
  }
  return { blocks: sound, unions, unresolved };
}

/** What a block or union is called in C; of something unread nobody knows which of the two it is. */
function typeNames(name: string): string[] {
  return [`struct ${name}`, `${name}_t`, `enum ${name}_tag`, `${name}_tag_t`];
}

function firstOne(span: Span): { span: Span; message: string }[] {
  return [{ span, message: 'the first one' }];
}
