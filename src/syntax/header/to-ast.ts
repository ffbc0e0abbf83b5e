// SPDX-License-Identifier: BSD-2-Clause
import type { CstNode } from 'chevrotain';
import { joinSpans, type Span } from '../../text/span.js';
import type { Token } from '../preprocess/token.js';
import type {
  AttributeAst,
  DeclaratorAst,
  EnumAst,
  EnumeratorAst,
  ExpressionAst,
  ExternalAst,
  FieldAst,
  LayerAst,
  MemberAst,
  RecordAst,
  SpecifiersAst,
  StaticAssertAst,
  TypeAst,
  TypeSpecifierAst,
} from './ast.js';
import { has, nameOf, nodes, only, tokens } from './cst.js';
import { joinOperations } from './precedence.js';
import { stringValue } from './literal.js';

/**
 * Turns the parser's tree of one declaration into our own; it decides nothing. Offsets in the tree count the
 * tokens of the declaration, because their places may be in several files.
 */
export class AstBuilder {
  readonly #tokens: readonly Token[];

  constructor(declaration: readonly Token[]) {
    this.#tokens = declaration;
  }

  external(node: CstNode): ExternalAst {
    const [assertion] = nodes(node, 'staticAssert');
    if (assertion) return this.#staticAssert(assertion);
    const [declaration] = nodes(node, 'declaration');
    if (!declaration) return { kind: 'skipped', span: this.#span(node) };
    return {
      kind: 'declaration',
      span: this.#span(declaration),
      specifiers: this.#specifiers(only(nodes(declaration, 'specifiers'))),
      declarators: nodes(declaration, 'initialised').map((each) => this.#initialised(each)),
    };
  }

  #span(node: CstNode): Span {
    const { startOffset = 0, endOffset = 0 } = node.location ?? {};
    const first = only([this.#tokens[startOffset]]);
    return joinSpans(first.span, (this.#tokens[endOffset] ?? first).span);
  }

  #staticAssert(node: CstNode): StaticAssertAst {
    return {
      kind: 'static-assert',
      span: this.#span(node),
      condition: this.expression(only(nodes(node, 'expression'))),
      message: tokens(node, 'Text').map(stringValue).join(''),
    };
  }

  #initialised(node: CstNode): DeclaratorAst {
    const [value] = nodes(node, 'value');
    return {
      ...this.#declarator(only(nodes(node, 'declarator'))),
      attributes: this.#attributes(node),
      value: value && this.expression(value),
    };
  }

  /** From the inside out: suffixes bind stronger than the stars before them. */
  #declarator(node: CstNode): DeclaratorAst {
    const layers = [...this.#suffixes(node), ...this.#pointers(node)];
    const attributes = nodes(node, 'pointer').flatMap((pointer) => this.#attributes(pointer));
    const name = nameOf(node);
    if (name) return { name, layers, attributes, value: undefined };
    const inner = this.#declarator(only(nodes(node, 'declarator')));
    return { ...inner, layers: [...inner.layers, ...layers] };
  }

  #suffixes(node: CstNode): LayerAst[] {
    return nodes(node, 'suffix').map((suffix): LayerAst => {
      if (has(suffix, 'soup')) return { kind: 'function' };
      const [length] = nodes(suffix, 'expression');
      return { kind: 'array', length: length && this.expression(length) };
    });
  }

  #pointers(node: CstNode): LayerAst[] {
    return nodes(node, 'pointer').map((): LayerAst => ({ kind: 'pointer' }));
  }

  #specifiers(node: CstNode): SpecifiersAst {
    const basic = (kind: 'basic' | 'named', label: string): TypeSpecifierAst[] =>
      tokens(node, label).map(({ image, span }) => ({ kind, name: image, span }));
    return {
      span: this.#span(node),
      isTypedef: has(node, 'Typedef'),
      words: [...tokens(node, 'Storage'), ...tokens(node, 'Qualifier')].map(({ image }) => image),
      types: [
        ...basic('basic', 'BasicType'),
        ...basic('named', 'TypeName'),
        ...nodes(node, 'record').map((each) => this.#record(each)),
        ...nodes(node, 'enumeration').map((each) => this.#enum(each)),
      ],
      attributes: [...this.#attributes(node), ...nodes(node, 'alignas').map((each) => this.#alignas(each))],
    };
  }

  /** `_Alignas(T)` is `aligned(_Alignof(T))` in other words. */
  #alignas(node: CstNode): AttributeAst {
    const span = this.#span(node);
    const [type] = nodes(node, 'type');
    const argument: ExpressionAst = type
      ? { kind: 'measure', span, operator: 'alignof', of: this.#type(type) }
      : this.expression(only(nodes(node, 'expression')));
    return { name: 'alignas', span, args: [argument] };
  }

  #record(node: CstNode): RecordAst {
    return {
      kind: 'record',
      span: this.#span(node),
      keyword: only(tokens(node, 'Record')).image === 'union' ? 'union' : 'struct',
      tag: nameOf(node),
      members: has(node, 'OpenBrace')
        ? nodes(node, 'member').flatMap((each) => this.#member(each))
        : undefined,
      attributes: this.#attributes(node),
    };
  }

  #member(node: CstNode): MemberAst[] {
    const [assertion] = nodes(node, 'staticAssert');
    if (assertion) return [this.#staticAssert(assertion)];
    const [specifiers] = nodes(node, 'specifiers');
    if (!specifiers) return [];
    return [
      {
        kind: 'member',
        span: this.#span(node),
        specifiers: this.#specifiers(specifiers),
        fields: nodes(node, 'field').map((each) => this.#field(each)),
      },
    ];
  }

  #field(node: CstNode): FieldAst {
    const [declarator] = nodes(node, 'declarator');
    const [bits] = nodes(node, 'bits');
    return {
      span: this.#span(node),
      declarator: declarator && this.#declarator(declarator),
      bits: bits && this.expression(bits),
      attributes: this.#attributes(node),
    };
  }

  #enum(node: CstNode): EnumAst {
    return {
      kind: 'enum',
      span: this.#span(node),
      tag: nameOf(node),
      enumerators: has(node, 'OpenBrace')
        ? nodes(node, 'enumerator').map((each): EnumeratorAst => {
            const [value] = nodes(each, 'expression');
            return { name: only([nameOf(each)]), value: value && this.expression(value) };
          })
        : undefined,
      attributes: this.#attributes(node),
    };
  }

  #attributes(node: CstNode): AttributeAst[] {
    return nodes(node, 'attribute').flatMap((attribute) =>
      nodes(attribute, 'property').map((property) => ({
        name: only([...tokens(property, 'Identifier'), ...tokens(property, 'Qualifier')]).image.replace(
          /^__(.*)__$/,
          '$1',
        ),
        span: this.#span(property),
        args: nodes(property, 'expression').map((each) => this.expression(each)),
      })),
    );
  }

  #type(node: CstNode): TypeAst {
    return {
      span: this.#span(node),
      specifiers: this.#specifiers(only(nodes(node, 'specifiers'))),
      layers: [...this.#suffixes(node), ...this.#pointers(node)],
    };
  }

  expression(node: CstNode): ExpressionAst {
    const when = this.#operation(only(nodes(node, 'operation')));
    const [then] = nodes(node, 'then');
    const [otherwise] = nodes(node, 'otherwise');
    if (!then || !otherwise) return when;
    const [yes, no] = [this.expression(then), this.expression(otherwise)];
    return { kind: 'choose', span: this.#span(node), when, then: yes, otherwise: no };
  }

  #operation(node: CstNode): ExpressionAst {
    const operands = nodes(node, 'unary').map((each) => this.#unary(each));
    return joinOperations(
      operands,
      tokens(node, 'operator').map(({ image }) => image),
    );
  }

  #unary(node: CstNode): ExpressionAst {
    const span = this.#span(node);
    const [primary] = nodes(node, 'primary');
    if (primary) return this.#primary(primary, span);
    const [cast] = nodes(node, 'cast');
    const [measured] = nodes(node, 'measured');
    const [inner] = nodes(node, 'unary');
    const of = inner && this.#unary(inner);
    if (cast) return { kind: 'cast', span, type: this.#type(cast), of: only([of]) };
    const [measure] = tokens(node, 'Sizeof');
    if (measure) {
      const operator = measure.image === 'sizeof' ? 'sizeof' : 'alignof';
      return { kind: 'measure', span, operator, of: measured ? this.#type(measured) : only([of]) };
    }
    const sign = only([...tokens(node, 'Sign'), ...tokens(node, 'Not')]);
    return { kind: 'unary', span, operator: sign.image, of: only([of]) };
  }

  #primary(node: CstNode, span: Span): ExpressionAst {
    const [inner] = nodes(node, 'expression');
    if (inner) return this.expression(inner);
    const [number] = tokens(node, 'Integer');
    if (number) return { kind: 'number', span, text: number.image };
    const [character] = tokens(node, 'Character');
    if (character) return { kind: 'character', span, text: character.image };
    const name = nameOf(node);
    if (name) return { kind: 'name', span, text: name.text };
    return { kind: 'text', span, text: tokens(node, 'Text').map(stringValue).join('') };
  }
}
