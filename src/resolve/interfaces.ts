// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../condition/evaluate.js';
import { isAlways } from '../condition/expression.js';
import { printExpression } from '../condition/print.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { InterfaceDeclaration, InterfaceDocument, MethodDeclaration } from '../ir/interface.js';
import type { AbsentMethod, Interface, InvocationLabel, Method, Struct } from '../model/interface.js';
import type { TargetModel } from '../model/target.js';
import { type ParameterContext, placeParameters } from './parameters.js';
import { toPlace } from './place.js';
import type { WordType } from './word-types.js';

/** The interfaces with their methods. One interface may be spread over several documents. */
export function resolveInterfaces(
  documents: readonly InterfaceDocument[],
  labels: readonly InvocationLabel[],
  structs: readonly Struct[],
  target: TargetModel,
  wordType: (type: string) => WordType | undefined,
  lookup: MacroLookup,
  report: Report,
): Interface[] {
  const declarations = documents.flatMap(({ interfaces }) => interfaces);
  const names = new Set(declarations.map(({ name }) => name));
  const context: ParameterContext = {
    wordSize: target.wordSize,
    limits: target.limits,
    wordType: (type) => (names.has(type) ? { kind: 'capability' } : wordType(type)),
    labels: new Set(labels.map(({ name }) => name)),
    structWords: new Map(structs.map(({ name, members }) => [name, members.length])),
  };
  const numbers = new Map(labels.map(({ name, number }) => [name, number]));
  const found = new Map<string, Interface>();
  for (const declaration of declarations) {
    const earlier = found.get(declaration.name);
    const later = resolveInterface(declaration, context, numbers, lookup, report);
    found.set(declaration.name, earlier ? merge(earlier, later) : later);
  }
  return [...found.values()];
}

function merge(first: Interface, second: Interface): Interface {
  return {
    ...first,
    capDescription: first.capDescription || second.capDescription,
    methods: [...first.methods, ...second.methods],
    absent: [...first.absent, ...second.absent],
  };
}

function resolveInterface(
  declaration: InterfaceDeclaration,
  context: ParameterContext,
  numbers: ReadonlyMap<string, number>,
  lookup: MacroLookup,
  report: Report,
): Interface {
  const methods: Method[] = [];
  const absent: AbsentMethod[] = [];
  for (const method of declaration.methods) {
    const placed = placeParameters(method, context, report);
    if (!holds(method.when, lookup))
      absent.push({
        name: method.name,
        condition: printExpression(method.when),
        place: toPlace(method.span),
      });
    else if (placed) methods.push({ ...placed, ...describe(method, declaration, numbers) });
  }
  return {
    name: declaration.name,
    manualName: declaration.manualName ?? declaration.name,
    capDescription: declaration.capDescription ?? '',
    methods,
    absent,
    place: toPlace(declaration.span),
  };
}

function describe(
  method: MethodDeclaration,
  owner: InterfaceDeclaration,
  numbers: ReadonlyMap<string, number>,
) {
  const { brief, description, returns, capability, errors } = method.documentation;
  const said = [owner.capDescription, capability].map((text) => text?.trim()).filter(Boolean);
  return {
    name: method.name,
    label: method.id,
    labelNumber: numbers.get(method.id) ?? 0,
    condition: isAlways(method.when) ? '' : printExpression(method.when),
    documentation: { brief, description, returns, capability: said.join(' '), errors },
    place: toPlace(method.span),
  };
}
