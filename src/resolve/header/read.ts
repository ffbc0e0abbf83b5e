// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../../condition/evaluate.js';
import { always, type Expression, never } from '../../condition/expression.js';
import type { Sel4Arch } from '../../config/kernel-config.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { HeaderConstant, HeaderFacts } from '../../model/header.js';
import type { Macro } from '../../syntax/header/preprocess/macro.js';
import { preprocessHeader, type Preprocessed } from '../../syntax/header/preprocess/preprocess.js';
import { parseConstant, parseHeader } from '../../syntax/header/parse.js';
import { createSourceFile } from '../../text/source-file.js';
import type { Include } from '../bitfield/read.js';
import { toPlace } from '../place.js';
import { abiOf } from './abi.js';
import { compilerHeader, hasAttribute, isOfCompiler, predefinedMacros } from './compiler.js';
import { HeaderProblem, NotConstant } from './problem.js';
import { HeaderResolver } from './resolve.js';

export interface ReadHeadersOptions {
  /** Headers in the order in which they are included, as `#include <…>` names them. */
  readonly headers: readonly string[];
  /** Finds all headers but the compiler's own: those of libsel4, and those that its build generates. */
  readonly include: Include;
  readonly sel4Arch: Sel4Arch;
  /** Whether the headers are not those of the tree that the specs are from. */
  readonly isBorrowed: boolean;
  /** Macros of the configuration. */
  readonly lookup: MacroLookup;
  readonly report: Report;
}

/**
 * Reads C headers as a compiler for the target would: every integer constant, enum, struct, union and typedef
 * under one configuration. What cannot be read is reported, and left out.
 */
export function readHeaders(options: ReadHeadersOptions): HeaderFacts {
  const { sel4Arch, isBorrowed, report } = options;
  const preprocessed = runPreprocessor(options);
  const { declarations, typeNames } = parseHeader(preprocessed.tokens, report);
  const resolver = new HeaderResolver(abiOf(sel4Arch), report);
  for (const declaration of declarations) resolver.add(declaration);
  const macros = evaluateMacros(preprocessed, typeNames, resolver);
  const isOurs = ({ place }: { readonly place: { readonly path: string } }): boolean =>
    !isOfCompiler(place.path);
  return {
    isBorrowed,
    constants: [...resolver.constants, ...macros].filter(isOurs),
    enums: resolver.enums.filter(isOurs),
    structs: resolver.structs.filter(isOurs),
    typedefs: resolver.typedefs.filter(isOurs),
    aliases: [],
  };
}

function runPreprocessor({ headers, include, sel4Arch, lookup, report }: ReadHeadersOptions): Preprocessed {
  const compiler = predefinedMacros(sel4Arch);
  const lines = headers.map((header) => `#include <${header}>\n`);
  return preprocessHeader(createSourceFile('<headers>', lines.join('')), {
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

/** Macros without arguments that are integer constants where all headers end. Others are no mistake. */
function evaluateMacros(
  { macros, expand }: Preprocessed,
  typeNames: ReadonlySet<string>,
  resolver: HeaderResolver,
): HeaderConstant[] {
  return macros.flatMap((macro: Macro): HeaderConstant[] => {
    const { name, span, parameters, body } = macro;
    if (parameters || !span || body.length === 0) return [];
    const expression = parseConstant(expand(body), typeNames);
    if (!expression) return [];
    try {
      const { value, type } = resolver.expressions.evaluate(expression);
      const facts = { name, value, type: type.name, place: toPlace(span) };
      return [{ ...facts, origin: 'macro', deprecated: undefined }];
    } catch (error) {
      if (error instanceof NotConstant || error instanceof HeaderProblem) return [];
      throw error;
    }
  });
}
