// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../../diagnostics/diagnostic.js';
import type {
  HeaderAlias,
  HeaderConstant,
  HeaderEnum,
  HeaderStruct,
  HeaderTypedef,
} from '../../model/header.js';
import type { Place } from '../../model/place.js';
import type {
  DeclarationAst,
  DeclaratorAst,
  ExpressionAst,
  ExternalAst,
  FunctionAst,
  SpecifiersAst,
} from '../../syntax/header/ast.js';
import { declaredNames } from '../../syntax/header/declared-names.js';
import { toPlace } from '../place.js';
import type { Abi } from './abi.js';
import { isOfCompiler } from './compiler.js';
import { deprecation } from './deprecation.js';
import { type Enumerator, isPadding } from './enum.js';
import { assertionOf } from './assertion.js';
import { resolveForward } from './forward.js';
import { convert } from './integer.js';
import { giveUp, HeaderProblem, NotConstant } from './problem.js';
import { Scope } from './scope.js';
import { TypeResolver } from './type-resolver.js';
import {
  alignOf,
  type CType,
  type EnumType,
  integerOf,
  plain,
  type RecordType,
  renderType,
  sizeOf,
  toShape,
} from './types.js';

interface Named<T> {
  readonly type: T;
  readonly place: Place;
}

/** Gathers what declarations say, one after the other; one without meaning is reported and left out. */
export class HeaderResolver {
  readonly constants: HeaderConstant[] = [];
  readonly typedefs: HeaderTypedef[] = [];
  /** Names of all functions, those of generated headers included. */
  readonly functions: Set<string>;
  readonly #aliases = new Map<string, HeaderAlias>();
  readonly #records: Named<RecordType>[] = [];
  readonly #enums: (Named<EnumType> & { readonly enumerators: readonly Enumerator[] })[] = [];
  readonly #typedefsOf = new Map<RecordType | EnumType, string[]>();
  readonly #scope = new Scope();
  readonly #resolver: TypeResolver;
  readonly #generated: ReadonlySet<string>;
  readonly #report: Report;

  constructor(abi: Abi, generated: ReadonlySet<string>, report: Report) {
    this.#report = report;
    this.#generated = generated;
    this.functions = new Set(generated);
    this.#resolver = new TypeResolver(
      abi,
      this.#scope,
      {
        onRecord: (type, place) => this.#records.push({ type, place }),
        onEnum: (type, enumerators, place) => this.#addEnum(type, enumerators, place),
      },
      (name) => report.isWrongName(name),
    );
  }

  /** For macros, which are evaluated after all declarations. */
  get expressions(): TypeResolver {
    return this.#resolver;
  }

  get enums(): HeaderEnum[] {
    return this.#enums.map(({ type, enumerators, place }) => ({
      name: type.name,
      size: sizeOf(type) ?? 0,
      isSigned: type.integer?.isSigned ?? false,
      isPadded: enumerators.some(({ ast }) => isPadding(ast.name.text)),
      values: enumerators
        .filter(({ ast }) => !isPadding(ast.name.text))
        .map(({ ast, value }) => ({
          name: ast.name.text,
          value: value.value,
          place: toPlace(ast.name.span),
        })),
      typedefs: this.#typedefsOf.get(type) ?? [],
      place,
    }));
  }

  get structs(): HeaderStruct[] {
    return this.#records.flatMap(({ type, place }) =>
      type.name === undefined || !type.layout
        ? []
        : [
            {
              name: type.name,
              kind: type.keyword,
              ...type.layout,
              typedefs: this.#typedefsOf.get(type) ?? [],
              place,
            },
          ],
    );
  }

  /** Functions that call another one; macros are aliases, too, but no declarations. */
  get aliases(): HeaderAlias[] {
    return [...this.#aliases.values()];
  }

  add(ast: ExternalAst): void {
    try {
      if (ast.kind === 'static-assert') this.#resolver.checkAssertion(ast);
      else if (ast.kind === 'declaration') this.#declare(ast);
      else if (ast.kind === 'function') this.#addFunction(ast);
    } catch (error) {
      if (!(error instanceof HeaderProblem)) throw error;
      error.report(this.#report);
      if (ast.kind === 'declaration') this.#report.addWrongNames(declaredNames(ast));
    }
  }

  #declare({ specifiers, declarators }: DeclarationAst): void {
    const type = this.#resolver.fromSpecifiers(specifiers);
    const { align } = this.#resolver.attributes(specifiers.attributes);
    for (const declarator of declarators) {
      const assertion = specifiers.isTypedef ? assertionOf(declarator) : undefined;
      if (assertion) this.#resolver.checkAssertion(assertion);
      else if (specifiers.isTypedef) this.#addTypedef(type, specifiers, declarator, align);
      else if (isFunction(type, declarator)) this.functions.add(declarator.name.text);
      else if (specifiers.words.includes('static') && specifiers.words.some((word) => /const/.test(word)))
        this.#addVariable(type, specifiers, declarator);
    }
  }

  #addFunction(ast: FunctionAst): void {
    const alias = resolveForward(ast, this.#generated, this.#resolver);
    if (alias && !this.#aliases.has(alias.name)) this.#aliases.set(alias.name, alias);
    this.functions.add(ast.name.text);
  }

  #addTypedef(
    base: CType,
    specifiers: SpecifiersAst,
    { name, layers, attributes }: DeclaratorAst,
    align: number | undefined,
  ): void {
    const of = this.#resolver.derive(base, layers, name.text);
    // A type without a tag is called by its first typedef.
    if ((of.kind === 'record' || of.kind === 'enum') && of.name === undefined) of.name = name.text;
    const own = this.#resolver.attributes(attributes).align;
    const inherited = of.kind === 'typedef' ? of.align : undefined;
    const place = toPlace(name.span);
    const type = {
      kind: 'typedef',
      name: name.text,
      of: plain(of),
      align: own ?? align ?? inherited,
      isOfCompiler: isOfCompiler(place.path),
    } as const;
    const known = this.#scope.type(name.text);
    if (known) {
      if (known.kind !== 'typedef' || renderType(known.of) !== renderType(type.of))
        giveUp('E0905', name.span, { name: name.text });
      return;
    }
    this.#scope.setType(name.text, type);
    if ((of.kind === 'record' || of.kind === 'enum') && of.name !== name.text) {
      const others = this.#typedefsOf.get(of);
      if (others) others.push(name.text);
      else this.#typedefsOf.set(of, [name.text]);
    }
    this.typedefs.push({
      name: name.text,
      of: renderType(of),
      shape: toShape(of),
      size: sizeOf(type),
      align: alignOf(type),
      deprecated: deprecation(
        [...attributes, ...specifiers.attributes],
        place,
        nameOfType(specifiers, layers),
      ),
      place,
    });
  }

  #addVariable(
    base: CType,
    specifiers: SpecifiersAst,
    { name, layers, attributes, value }: DeclaratorAst,
  ): void {
    const type = this.#resolver.derive(base, layers, name.text);
    const integer = integerOf(type);
    if (!integer || !value) return;
    try {
      const found = convert(this.#resolver.evaluate(value).value, integer);
      this.#scope.setValue(name.text, found);
      const place = toPlace(name.span);
      this.constants.push({
        name: name.text,
        value: found.value,
        type: renderType(type),
        origin: 'variable',
        condition: '',
        deprecated: deprecation([...attributes, ...specifiers.attributes], place, nameIn(value)),
        place,
      });
    } catch (error) {
      // An address, for instance: no number, but nothing wrong either.
      if (!(error instanceof NotConstant)) throw error;
    }
  }

  #addEnum(type: EnumType, enumerators: readonly Enumerator[], place: Place): void {
    this.#enums.push({ type, enumerators, place });
    for (const { ast, value } of enumerators) {
      if (isPadding(ast.name.text)) continue;
      const own = toPlace(ast.name.span);
      this.constants.push({
        name: ast.name.text,
        value: value.value,
        type: value.type.name,
        origin: 'enumerator',
        condition: '',
        deprecated: deprecation(ast.attributes, own, nameIn(ast.value)),
        place: own,
      });
    }
  }
}

function isFunction(type: CType, { layers: [outermost] }: DeclaratorAst): boolean {
  return outermost ? outermost.kind === 'function' : plain(type).kind === 'function';
}

/** The type that `typedef T name;` gives another name. */
function nameOfType({ types }: SpecifiersAst, layers: DeclaratorAst['layers']): string | undefined {
  const [only] = types;
  return only?.kind === 'named' && layers.length === 0 ? only.name : undefined;
}

/** The constant that a value is another name of. */
function nameIn(value: ExpressionAst | undefined): string | undefined {
  return value?.kind === 'name' ? value.text : undefined;
}
