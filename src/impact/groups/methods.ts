// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../../condition/evaluate.js';
import type { Sel4Arch } from '../../config/kernel-config.js';
import { Report } from '../../diagnostics/diagnostic.js';
import type { Fact } from '../../facts/fact.js';
import { toInterfaceFacts } from '../../facts/interfaces.js';
import type { InterfaceDeclaration, InterfaceDocument, MethodDeclaration } from '../../ir/interface.js';
import type { Bitfields } from '../../model/bitfield.js';
import type { HeaderFacts } from '../../model/header.js';
import type { TargetModel } from '../../model/target.js';
import { resolveInterfaces } from '../../resolve/interfaces.js';
import { resolveStructs } from '../../resolve/structs.js';
import { createWordTypes } from '../../resolve/word-types.js';

/** What the arguments of methods are made of, as far as a method needs it. */
export interface MethodTypes {
  readonly headers: HeaderFacts;
  readonly bitfields: Bitfields;
  readonly target: TargetModel;
  readonly sel4Arch: Sel4Arch;
}

/** The types that a method's arguments have, and what these are called in the bitfield language. */
export function typesOf({ parameters }: MethodDeclaration): string[] {
  return [...new Set(parameters.map(({ type }) => type))];
}

/**
 * What is said of some methods, labels' numbers left 0. Of the documents the structs and the names of all interfaces
 * are used; what is wrong with a method is told when somebody uses the configuration.
 */
export function methodFacts(
  documents: readonly InterfaceDocument[],
  wanted: (method: MethodDeclaration) => boolean,
  { headers, bitfields, target, sel4Arch }: MethodTypes,
  lookup: MacroLookup,
): Fact[] {
  const report = new Report();
  const alone = documents.map((document) => ({
    ...document,
    interfaces: document.interfaces.map((owner) => ({ ...owner, methods: owner.methods.filter(wanted) })),
  }));
  const structs = resolveStructs(documents, headers, target.wordSize / 8, report);
  const types = createWordTypes(headers, bitfields, sel4Arch);
  const found = resolveInterfaces(alone, [], structs, target, types, lookup, report);
  return toInterfaceFacts(found).filter(({ kind }) => kind !== 'interface');
}

/** Types of capabilities are the same in all configurations. */
export function interfaceFacts(documents: readonly InterfaceDocument[], target: TargetModel): Fact[] {
  const empty = documents.map((document) => ({
    ...document,
    interfaces: document.interfaces.map((owner): InterfaceDeclaration => ({ ...owner, methods: [] })),
  }));
  const found = resolveInterfaces(
    empty,
    [],
    [],
    target,
    () => undefined,
    () => undefined,
    new Report(),
  );
  return toInterfaceFacts(found);
}
