// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../../condition/evaluate.js';
import { always, type Expression, never } from '../../condition/expression.js';
import type { Sel4Arch } from '../../config/kernel-config.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { HeaderConstant, HeaderFacts } from '../../model/header.js';
import { preprocessHeader, type Preprocessed } from '../../syntax/header/preprocess/preprocess.js';
import { type Step, unwatched } from '../../stages.js';
import { type ParsedHeader, parseHeader } from '../../syntax/header/parse.js';
import { sharedSourceFile } from '../../text/source-file.js';
import type { Include } from '../bitfield/read.js';
import { abiOf } from './abi.js';
import { compilerHeader, hasAttribute, isOfCompiler, predefinedMacros } from './compiler.js';
import { readObjectMacros } from './macro-names.js';
import { aliasesOf, evaluateMacros, markHidden } from './macros.js';
import { HeaderResolver } from './resolve.js';

export interface ReadHeadersOptions {
  /** Headers in the order in which they are included, as `#include <…>` names them. */
  readonly headers: readonly string[];
  /** Finds all headers but the compiler's own: those of libsel4, and those that its build generates. */
  readonly include: Include;
  readonly sel4Arch: Sel4Arch;
  /** Functions that generated headers declare: only their names matter, so those headers are made without them. */
  readonly functions: ReadonlySet<string>;
  /** Whether the headers are not those of the tree that the specs are from. */
  readonly isBorrowed: boolean;
  /** Macros of the configuration. */
  readonly lookup: MacroLookup;
  readonly report: Report;
  /** Told what is done next, for those who watch. */
  readonly step?: Step;
}

/**
 * Reads C headers as a compiler for the target would: every integer constant, enum, struct, union, typedef and
 * other name of a type or function under one configuration. What cannot be read is reported, and left out.
 */
export function readHeaders(options: ReadHeadersOptions): HeaderFacts {
  const { report, step = unwatched.step } = options;
  const preprocessed = runPreprocessor(options);
  step('declarations');
  const parsed = parseHeader(preprocessed.tokens, report);
  step('constants and layouts');
  return headerFacts(parsed, preprocessed, options);
}

/** What declarations and macros say that are left under one configuration. */
export function headerFacts(
  { declarations, typeNames }: ParsedHeader,
  preprocessed: Preprocessed,
  options: Pick<ReadHeadersOptions, 'sel4Arch' | 'functions' | 'isBorrowed' | 'report'>,
): HeaderFacts {
  const { sel4Arch, isBorrowed, report } = options;
  const resolver = new HeaderResolver(abiOf(sel4Arch), options.functions, report);
  for (const declaration of declarations) resolver.add(declaration);
  const macros = readObjectMacros(preprocessed);
  const isOurs = ({ place }: { readonly place: { readonly path: string } }): boolean =>
    !isOfCompiler(place.path);
  const typedefs = markHidden(resolver.typedefs.filter(isOurs), macros);
  const names = {
    types: namesOf(typedefs),
    functions: resolver.functions,
    values: namesOf(resolver.constants),
  };
  const constants = evaluateMacros(macros, typeNames, resolver.expressions, report);
  return {
    isBorrowed,
    constants: [...withoutHidden(resolver.constants, constants), ...constants].filter(isOurs),
    enums: resolver.enums.filter(isOurs),
    structs: resolver.structs.filter(isOurs),
    typedefs,
    aliases: [...resolver.aliases, ...aliasesOf(macros, names, report)].filter(isOurs),
  };
}

/** A macro hides the enumerator or variable of its name: its value is what C has wherever the headers are used. */
function withoutHidden(
  declared: readonly HeaderConstant[],
  macros: readonly HeaderConstant[],
): HeaderConstant[] {
  const values = new Map(macros.map(({ name, value }) => [name, value]));
  return declared.filter(({ name, value }) => (values.get(name) ?? value) === value);
}

function namesOf(all: readonly { readonly name: string }[]): Set<string> {
  return new Set(all.map(({ name }) => name));
}

function runPreprocessor({ headers, include, sel4Arch, lookup, report }: ReadHeadersOptions): Preprocessed {
  const compiler = predefinedMacros(sel4Arch);
  const lines = headers.map((header) => `#include <${header}>\n`);
  return preprocessHeader(sharedSourceFile('<headers>', lines.join('')), {
    include: (path, from) => {
      const own = compilerHeader(path);
      return own ? { kind: 'found', file: own } : include(path, from);
    },
    decide: (condition) => decide(condition, lookup),
    lookup: (name) => compiler.get(name) ?? lookup(name),
    hasAttribute,
    report,
  });
}

function decide(condition: Expression, lookup: MacroLookup): Expression {
  return holds(condition, lookup) ? always : never;
}
