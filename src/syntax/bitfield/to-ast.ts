// SPDX-License-Identifier: BSD-2-Clause
import type { CstNode, IToken } from 'chevrotain';
import { parseInteger } from '../../condition/integer.js';
import { Bug, invariant } from '../../diagnostics/bug.js';
import { joinSpans, type Span } from '../../text/span.js';
import type { Token } from '../preprocess/token.js';
import type {
  BaseAst,
  BitfieldAst,
  BlockAst,
  DeclarationAst,
  MemberAst,
  NameAst,
  SumAst,
  TagAst,
  TaggedUnionAst,
} from './ast.js';

/** Turns the parser's tree into our own; it decides nothing. Only called for trees without errors. */
export function toAst(spec: CstNode): BitfieldAst {
  return { declarations: nodes(spec, 'declaration').map(toDeclaration) };
}

/** The token of ours that a token of the parser stands for. */
export function payloadOf(token: IToken): Token {
  return token.payload as Token;
}

function toDeclaration(node: CstNode): DeclarationAst {
  const [base] = nodes(node, 'base');
  const [block] = nodes(node, 'block');
  if (base) return toBase(base);
  return block ? toBlock(block) : toTaggedUnion(only(nodes(node, 'taggedUnion')));
}

function toBase(node: CstNode): BaseAst {
  const width = toSum(only(nodes(node, 'width')));
  return {
    kind: 'base',
    span: joinSpans(spanOf(node, 'Base'), width.span),
    width,
    canonical: nodes(node, 'canonical').map(toSum)[0],
    signExtend: nodes(node, 'signExtend').map(toSum)[0],
  };
}

function toBlock(node: CstNode): BlockAst {
  return {
    kind: 'block',
    span: joinSpans(spanOf(node, 'Block'), spanOf(node, 'CloseBrace')),
    name: names(node, 'Identifier')[0] ?? missing(),
    visibleOrder: tokens(node, 'OpenParen').length > 0 ? names(node, 'visible') : undefined,
    members: nodes(node, 'member').map(toMember),
  };
}

function toMember(node: CstNode): MemberAst {
  const size = toSum(only(nodes(node, 'size')));
  const keyword = (['Field', 'FieldHigh', 'FieldPtr', 'Padding'] as const).find(
    (kind) => tokens(node, kind).length,
  );
  const span = joinSpans(spanOf(node, keyword ?? 'Padding'), size.span);
  const [name] = names(node, 'Identifier');
  if (!name) return { kind: 'padding', span, size };
  if (keyword === 'FieldPtr')
    return { kind: 'field_ptr', span, name, size, align: nodes(node, 'align').map(toSum)[0] };
  return { kind: keyword === 'FieldHigh' ? 'field_high' : 'field', span, name, size };
}

function toTaggedUnion(node: CstNode): TaggedUnionAst {
  const slices = names(node, 'slice');
  return {
    kind: 'tagged_union',
    span: joinSpans(spanOf(node, 'TaggedUnion'), spanOf(node, 'CloseBrace')),
    name: names(node, 'name')[0] ?? missing(),
    tagName: names(node, 'tagName')[0] ?? missing(),
    slices: slices.length > 0 ? slices : undefined,
    masks: nodes(node, 'mask').map((mask) => {
      const value = toSum(only(nodes(mask, 'value')));
      return {
        span: joinSpans(spanOf(mask, 'Mask'), value.span),
        width: toSum(only(nodes(mask, 'width'))),
        value,
      };
    }),
    tags: nodes(node, 'tag').map(toTag),
  };
}

function toTag(node: CstNode): TagAst {
  const holder = nodes(node, 'tagValues')[0] ?? node;
  const values = nodes(holder, 'value').map(toSum);
  const span = joinSpans(spanOf(node, 'Tag'), (values.at(-1) ?? missing()).span);
  return { span, block: names(node, 'Identifier')[0] ?? missing(), values };
}

function toSum(node: CstNode): SumAst {
  return chain(nodes(node, 'product').map(toProduct), tokens(node, 'operator'));
}

function toProduct(node: CstNode): SumAst {
  return chain(nodes(node, 'atom').map(toAtom), tokens(node, 'operator'));
}

function chain(operands: readonly SumAst[], operators: readonly IToken[]): SumAst {
  return operands.reduce((left, right, index) => ({
    kind: 'binary',
    span: joinSpans(left.span, right.span),
    operator: operators[index - 1]?.image as '+' | '-' | '*' | '/' | '%',
    left,
    right,
  }));
}

function toAtom(node: CstNode): SumAst {
  const [integer] = tokens(node, 'Integer');
  const [name] = tokens(node, 'Identifier');
  if (integer) {
    const { span, image } = payloadOf(integer);
    // What looks like a number but is none (`0xZ`) is reported where the value is needed.
    const value = parseInteger(image);
    return value === undefined
      ? { kind: 'constant', span, name: image, macro: undefined }
      : { kind: 'number', span, value };
  }
  if (name) {
    const { span, image, macro } = payloadOf(name);
    return { kind: 'constant', span, name: image, macro };
  }
  const [minus] = tokens(node, 'Minus');
  if (!minus) return toSum(only(nodes(node, 'sum')));
  const of = toAtom(only(nodes(node, 'atom')));
  return { kind: 'negate', span: joinSpans(payloadOf(minus).span, of.span), of };
}

function nodes(node: CstNode, name: string): CstNode[] {
  return (node.children[name] ?? []) as CstNode[];
}

function tokens(node: CstNode, name: string): IToken[] {
  return (node.children[name] ?? []) as IToken[];
}

function names(node: CstNode, label: string): NameAst[] {
  return tokens(node, label).map((token) => ({ text: token.image, span: payloadOf(token).span }));
}

function spanOf(node: CstNode, label: string): Span {
  const [token] = tokens(node, label);
  invariant(token, `a parsed node lacks its ${label}`);
  return payloadOf(token).span;
}

function only(found: readonly CstNode[]): CstNode {
  return found[0] ?? missing();
}

function missing(): never {
  throw new Bug('a tree without syntax errors lacks a part');
}
