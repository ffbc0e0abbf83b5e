// SPDX-License-Identifier: BSD-2-Clause
import { holds, type MacroLookup } from '../condition/evaluate.js';
import type { InterfaceDocument } from '../ir/interface.js';
import type { ResultStruct } from './header/generated.js';

/**
 * The structs that methods return, as the stub generator of libsel4 declares them: of all methods, those that the
 * configuration lacks included. Outputs of several words are passed by reference instead.
 */
export function resultStructs(documents: readonly InterfaceDocument[]): ResultStruct[] {
  const byReference = new Set(
    documents
      .flatMap(({ structs }) => structs.filter(({ members }) => members.length > 1))
      .map(({ name }) => name),
  );
  const found = new Map<string, ResultStruct>();
  for (const { name: owner, methods } of documents.flatMap(({ interfaces }) => interfaces)) {
    for (const { name: method, parameters } of methods) {
      const members = parameters.filter(
        ({ direction, type }) => direction === 'out' && !byReference.has(type),
      );
      const name = `${owner}_${method}`;
      if (members.length > 0 && !found.has(name)) found.set(name, { name, members });
    }
  }
  return [...found.values()];
}

/** The functions that the stub generator makes: of the methods that the configuration has. */
export function methodFunctions(
  documents: readonly InterfaceDocument[],
  lookup: MacroLookup,
): ReadonlySet<string> {
  const interfaces = documents.flatMap((document) => document.interfaces);
  return new Set(
    interfaces.flatMap(({ name: owner, methods }) =>
      methods.filter(({ when }) => holds(when, lookup)).map(({ name }) => `${owner}_${name}`),
    ),
  );
}
