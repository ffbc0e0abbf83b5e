// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from '../../model/place.js';
import type {
  AttributeAst,
  EnumAst,
  ExpressionAst,
  LayerAst,
  MemberAst,
  NameAst,
  RecordAst,
  SpecifiersAst,
  StaticAssertAst,
} from '../../syntax/header/ast.js';
import type { Span } from '../../text/span.js';
import { toPlace } from '../place.js';
import type { Abi } from './abi.js';
import { type LayoutAttributes, readAttributes } from './attributes.js';
import { basicType } from './basic-type.js';
import { evaluateConstant } from './constant.js';
import { type Enumerator, resolveEnumerators, underlyingType } from './enum.js';
import type { IntegerTypes, Value } from './integer.js';
import { layOutRecord, type Member } from './layout.js';
import { followOn, giveUp, NotConstant } from './problem.js';
import type { Scope } from './scope.js';
import {
  alignOf,
  type CType,
  type EnumType,
  integerOf,
  integerTypes,
  plain,
  type RecordType,
  renderType,
  sizeOf,
} from './types.js';

/** Told of what is declared within types: a struct may stand in the middle of another one. */
export interface TypeListener {
  readonly onRecord: (type: RecordType, place: Place) => void;
  readonly onEnum: (type: EnumType, enumerators: readonly Enumerator[], place: Place) => void;
}

type FieldsAst = Exclude<MemberAst, StaticAssertAst>;

const lengthLimit = 1n << 31n;

/** From types as they are written to types with sizes. What has no meaning is a {@link HeaderProblem}. */
export class TypeResolver {
  readonly types: IntegerTypes;
  readonly #abi: Abi;
  readonly #scope: Scope;
  readonly #listener: TypeListener;
  readonly #isWrongName: (name: string) => boolean;

  /** `isWrongName` knows what was to be declared and has no meaning: see {@link Report.addWrongNames}. */
  constructor(abi: Abi, scope: Scope, listener: TypeListener, isWrongName: (name: string) => boolean) {
    this.types = integerTypes(abi);
    this.#abi = abi;
    this.#scope = scope;
    this.#listener = listener;
    this.#isWrongName = isWrongName;
  }

  /** For types and expressions in a function with these parameters; see {@link Scope.within}. */
  within(parameters: ReadonlySet<string>): TypeResolver {
    return new TypeResolver(this.#abi, this.#scope.within(parameters), this.#listener, this.#isWrongName);
  }

  /** The value of an expression, or {@link NotConstant}. */
  evaluate(of: ExpressionAst): Value {
    return evaluateConstant(of, {
      types: this.types,
      valueOf: (name) => this.#scope.value(name) ?? (this.#isWrongName(name) ? followOn() : undefined),
      typeOf: ({ specifiers, layers }) => {
        const type = this.derive(this.fromSpecifiers(specifiers), layers, 'a type');
        if (this.#isWrong(type)) followOn();
        return type;
      },
    });
  }

  /** The value of an expression that has to be constant. */
  require(of: ExpressionAst, what: string): Value {
    try {
      return this.evaluate(of);
    } catch (error) {
      if (error instanceof NotConstant) giveUp('E0904', of.span, { what, problem: error.message });
      throw error;
    }
  }

  checkAssertion({ span, condition, message }: StaticAssertAst): void {
    if (this.require(condition, 'a static assertion').value !== 0n) return;
    giveUp('E0906', span, { message: message === '' ? 'it says no more' : message });
  }

  attributes(attributes: readonly AttributeAst[]): LayoutAttributes {
    return readAttributes(attributes, this.#abi.largestAlign, (of) => this.require(of, 'an alignment').value);
  }

  fromSpecifiers({ types, span }: SpecifiersAst): CType {
    const [first, second] = types;
    if (!first) giveUp('E0901', span, { expected: 'a type', found: 'none' });
    if (first.kind === 'basic') {
      const words = types.map((type) => (type.kind === 'basic' ? type.name : ''));
      const found = basicType(words, this.types, this.#abi);
      return found ?? giveUp('E0902', span, { what: `type \`${words.join(' ').trim()}\`` });
    }
    if (second) giveUp('E0901', span, { expected: 'one type', found: 'several' });
    if (first.kind === 'record') return this.#record(first);
    if (first.kind === 'enum') return this.#enum(first);
    const known = this.#scope.type(first.name);
    if (!known && this.#isWrongName(first.name)) followOn();
    return known ?? giveUp('E0903', first.span, { name: first.name });
  }

  /** Whether a type would have a size, were its declaration right. */
  #isWrong(type: CType): boolean {
    const found = plain(type);
    if (sizeOf(found) !== undefined) return false;
    if (found.kind === 'array') return this.#isWrong(found.of);
    const keyword = found.kind === 'record' ? found.keyword : found.kind;
    const isTagged = found.kind === 'record' || found.kind === 'enum';
    return isTagged && this.#isWrongName(`${keyword} ${found.name}`);
  }

  /** Applies what a declarator makes of its type, from the inside of its type to the name. */
  derive(type: CType, layers: readonly LayerAst[], name: string): CType {
    return [...layers].reverse().reduce((of: CType, layer): CType => {
      if (layer.kind === 'pointer') return { kind: 'pointer', to: of, size: this.#abi.word };
      if (layer.kind === 'function') return { kind: 'function' };
      const length = layer.length && this.#length(layer.length, `the length of \`${name}\``);
      const element = sizeOf(of);
      const size = length === undefined || element === undefined ? undefined : length * element;
      if (layer.length && size !== undefined && size >= lengthLimit)
        giveUp('E0910', layer.length.span, { problem: `\`${name}\` is ${size} bytes long` });
      return { kind: 'array', of, length, size, align: alignOf(of) };
    }, type);
  }

  #length(of: ExpressionAst, what: string): number {
    const { value } = this.require(of, what);
    if (value < 0n || value >= lengthLimit) giveUp('E0910', of.span, { problem: `${what} is ${value}` });
    return Number(value);
  }

  #record(ast: RecordAst): CType {
    const known = ast.tag && this.#scope.tag(ast.tag.text);
    if (known && (known.kind !== 'record' || known.keyword !== ast.keyword)) twice(ast.tag, ast.span);
    const type: RecordType =
      known?.kind === 'record'
        ? known
        : { kind: 'record', keyword: ast.keyword, name: ast.tag?.text, layout: undefined };
    if (ast.tag) this.#scope.setTag(ast.tag.text, type);
    if (!ast.members) return type;
    if (type.layout) twice(ast.tag, ast.span);
    const members = ast.members.flatMap((member, index) => {
      if (member.kind !== 'static-assert') return this.#members(member, index + 1 === ast.members?.length);
      this.checkAssertion(member);
      return [];
    });
    const { isPacked, align } = this.attributes(ast.attributes);
    const layout = layOutRecord(members, { isUnion: ast.keyword === 'union', isPacked, align }, this.#abi);
    if (layout.size >= Number(lengthLimit))
      giveUp('E0910', ast.span, { problem: `it is ${layout.size} bytes long` });
    type.layout = layout;
    this.#listener.onRecord(type, toPlace((ast.tag ?? ast).span));
    return type;
  }

  #members(ast: FieldsAst, isLast: boolean): Member[] {
    const type = this.fromSpecifiers(ast.specifiers);
    const shared = this.attributes(ast.specifiers.attributes);
    if (ast.fields.length === 0) {
      const inner = plain(type);
      // `struct X;` within a struct declares no member; without a tag it is an anonymous one.
      const isMember = inner.kind === 'record' && inner.name === undefined;
      return isMember ? [{ name: '', type, bits: undefined, ...shared, place: toPlace(ast.span) }] : [];
    }
    return ast.fields.map(({ declarator, bits, attributes, span }): Member => {
      const name = declarator?.name.text ?? '';
      const own = this.attributes([...attributes, ...(declarator?.attributes ?? [])]);
      const full = declarator ? this.derive(type, declarator.layers, name) : type;
      const isOpenArray = isLast && plain(full).kind === 'array' && sizeOf(full) === undefined;
      const measured = isOpenArray ? alignOf(full) : sizeOf(full);
      if (measured === undefined && this.#isWrong(full)) followOn();
      if (measured === undefined) giveUp('E0909', span, { name: renderType(full) });
      return {
        name,
        type: full,
        bits: bits && this.#width(bits, full, name),
        isPacked: shared.isPacked || own.isPacked,
        align: strictest(shared.align, own.align),
        place: toPlace((declarator?.name ?? ast).span),
      };
    });
  }

  #width(of: ExpressionAst, type: CType, name: string): number {
    const integer = integerOf(type);
    const { value } = this.require(of, `the width of \`${name}\``);
    const limit = integer ? (integer.name === '_Bool' ? 1 : integer.size * 8) : 0;
    if (value < 0n || value > BigInt(limit) || (value === 0n && name !== ''))
      giveUp('E0910', of.span, { problem: `a bit-field of \`${renderType(type)}\` with ${value} bits` });
    return Number(value);
  }

  #enum(ast: EnumAst): CType {
    const known = ast.tag && this.#scope.tag(ast.tag.text);
    if (known && known.kind !== 'enum') twice(ast.tag, ast.span);
    const type: EnumType =
      known?.kind === 'enum' ? known : { kind: 'enum', name: ast.tag?.text, integer: undefined };
    if (ast.tag) this.#scope.setTag(ast.tag.text, type);
    if (!ast.enumerators) return type;
    if (type.integer) twice(ast.tag, ast.span);
    const { isPacked } = this.attributes(ast.attributes);
    const found = resolveEnumerators(
      ast.enumerators,
      this.types,
      (of) => this.require(of, 'the value of an enumerator'),
      (name, value) => {
        if (this.#scope.value(name.text)) twice(name, name.span);
        this.#scope.setValue(name.text, value);
      },
    );
    const integer = underlyingType(
      found.map(({ value }) => value.value),
      this.types,
      isPacked,
    );
    type.integer = integer;
    // Those that are no `int` have the type of the whole, once that is known.
    const final = found.map((each) =>
      each.value.type === this.types.int ? each : { ...each, value: { ...each.value, type: integer } },
    );
    for (const { ast: each, value } of final) this.#scope.setValue(each.name.text, value);
    this.#listener.onEnum(type, final, toPlace((ast.tag ?? ast).span));
    return type;
  }
}

function twice(name: NameAst | undefined, span: Span): never {
  giveUp('E0905', name?.span ?? span, { name: name?.text ?? '' });
}

function strictest(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}
