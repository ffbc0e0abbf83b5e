// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../../../src/config/kernel-config.js';
import { abiOf } from '../../../src/resolve/header/abi.js';
import { basicType } from '../../../src/resolve/header/basic-type.js';
import { evaluateConstant } from '../../../src/resolve/header/constant.js';
import type { Value } from '../../../src/resolve/header/integer.js';
import { NotConstant } from '../../../src/resolve/header/problem.js';
import { integerTypes } from '../../../src/resolve/header/types.js';
import type {
  AttributeAst,
  DeclaratorAst,
  EnumAst,
  ExpressionAst,
  LayerAst,
  RecordAst,
  SpecifiersAst,
  TypeAst,
} from '../../../src/syntax/header/ast.js';

export type Known = ReadonlyMap<string, Value | string>;

/**
 * One way to write what means the same. Exact, nothing is sampled: what is constant for itself is computed, with
 * its C type, and everything else is compared by its tree; names of other declarations are leaves, because those are
 * compared for themselves. So `1u << 3` and `8u` are equal, `1 << X` and `X + 8` differ even where X is 3.
 */
export class NormalForm {
  readonly #abi;
  readonly #types;

  constructor(sel4Arch: Sel4Arch) {
    this.#abi = abiOf(sel4Arch);
    this.#types = integerTypes(this.#abi);
  }

  /** `known` are names with another meaning here: an enumerator's value, or another name for a parameter. */
  expression(of: ExpressionAst, known: Known = new Map()): string {
    const value = this.value(of, known);
    if (value) return `${value.value} (${value.type.name})`;
    const write = (part: ExpressionAst): string => this.expression(part, known);
    switch (of.kind) {
      case 'number':
      case 'character':
        return of.text;
      case 'name':
        return String(known.get(of.text) ?? of.text);
      case 'text':
        return JSON.stringify(of.text);
      case 'unary':
        return `${of.operator}[${write(of.of)}]`;
      case 'binary':
        return `[${write(of.left)} ${of.operator} ${write(of.right)}]`;
      case 'choose':
        return `[${write(of.when)} ? ${write(of.then)} : ${write(of.otherwise)}]`;
      case 'cast':
        return `(${this.type(of.type)}) [${write(of.of)}]`;
      case 'measure':
        return `${of.operator}(${'specifiers' in of.of ? this.type(of.of) : write(of.of)})`;
    }
  }

  value(of: ExpressionAst, known: Known): Value | undefined {
    try {
      return evaluateConstant(of, {
        types: this.#types,
        valueOf: (name) => {
          const found = known.get(name);
          return typeof found === 'string' ? undefined : found;
        },
        typeOf: (type) => this.#basic(type),
      });
    } catch (error) {
      if (error instanceof NotConstant) return undefined;
      throw error;
    }
  }

  /** Enumerators with their values; one without continues from the one before. */
  enumerators({ enumerators }: EnumAst): { readonly name: string; readonly value: string }[] {
    const known = new Map<string, Value>();
    let base: string | undefined;
    let next = 0n;
    return (enumerators ?? []).map(({ name, value: ast }) => {
      const value = ast ? this.value(ast, known) : undefined;
      if (ast) [base, next] = value ? [undefined, value.value] : [this.expression(ast, known), 0n];
      const text = base === undefined ? String(next) : `${base} + ${next}`;
      if (base === undefined) known.set(name.text, value ?? { type: this.#types.int, value: next });
      next += 1n;
      return { name: name.text, value: text };
    });
  }

  record({ keyword, members, attributes }: RecordAst): string {
    const fields = (members ?? []).flatMap((member) => {
      if (member.kind === 'static-assert') return [];
      const type = this.specifiers(member.specifiers);
      if (member.fields.length === 0) return [type];
      return member.fields.map(({ declarator, bits, attributes: own }) =>
        [
          declarator ? this.declarator(type, declarator) : type,
          ...(bits ? [`: ${this.expression(bits)}`] : []),
          ...this.attributes(own),
        ].join(' '),
      );
    });
    return [keyword, ...this.attributes(attributes), `{ ${fields.join('; ')} }`].join(' ');
  }

  /** `type name`, or `type` for a declarator whose name says nothing. */
  declarator(type: string, { name, layers, attributes }: DeclaratorAst, shown = name.text): string {
    return [this.#layers(type, layers), shown, ...this.attributes(attributes)].join(' ').trim();
  }

  type({ specifiers, layers }: TypeAst): string {
    return this.#layers(this.specifiers(specifiers), layers);
  }

  specifiers({ words, types, attributes }: SpecifiersAst): string {
    const [first] = types;
    const qualifiers = words.map((word) => word.replace(/^__(.*)__$/, '$1')).filter(isQualifier);
    return [...qualifiers.sort(), this.#specified(types, first), ...this.attributes(attributes)].join(' ');
  }

  /** Those that say something about a type; whether something is deprecated counts, but not in which words. */
  attributes(attributes: readonly AttributeAst[]): string[] {
    return attributes
      .filter(({ name }) => !harmless.has(name))
      .map(({ name, args }) =>
        name === 'deprecated' || args.length === 0
          ? `<${name}>`
          : `<${name} ${args.map((each) => this.expression(each)).join(', ')}>`,
      )
      .sort();
  }

  #specified(types: SpecifiersAst['types'], first: SpecifiersAst['types'][number] | undefined): string {
    switch (first?.kind) {
      case 'record':
        return first.tag ? `${first.keyword} ${first.tag.text}` : this.record(first);
      case 'enum':
        return first.tag ? `enum ${first.tag.text}` : `enum { ${this.#values(first)} }`;
      case 'named':
        return first.name;
      default: {
        const type = basicType(wordsOf(types), this.#types, this.#abi);
        return type === undefined ? wordsOf(types).join(' ') : 'name' in type ? String(type.name) : type.kind;
      }
    }
  }

  #values(of: EnumAst): string {
    return this.enumerators(of)
      .map(({ name, value }) => `${name} = ${value}`)
      .join(', ');
  }

  #layers(type: string, layers: readonly LayerAst[]): string {
    return [...layers].reverse().reduce((of, layer) => {
      if (layer.kind === 'pointer') return `${of} *`;
      if (layer.kind === 'function') return `${of} ()`;
      return `${of} [${layer.length ? this.expression(layer.length) : ''}]`;
    }, type);
  }

  #basic({ specifiers: { types }, layers }: TypeAst) {
    const isBasic = layers.length === 0 && types.every(({ kind }) => kind === 'basic');
    const found = isBasic ? basicType(wordsOf(types), this.#types, this.#abi) : undefined;
    if (!found) throw new NotConstant('the type is declared elsewhere');
    return found;
  }
}

/** Attributes for the optimiser and the linker. */
const harmless: ReadonlySet<string> = new Set(
  'always_inline const noinline noreturn pure section unused used weak'.split(' '),
);

function wordsOf(types: SpecifiersAst['types']): string[] {
  return types.map((type) => (type.kind === 'basic' ? type.name : ''));
}

function isQualifier(word: string): boolean {
  return word === 'const' || word === 'volatile';
}
