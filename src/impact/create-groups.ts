// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../condition/evaluate.js';
import { Report } from '../diagnostics/diagnostic.js';
import { toBitfieldFacts } from '../facts/bitfields.js';
import type { Fact } from '../facts/fact.js';
import { toLimitFacts, toMessageStructFacts, toRegisterFacts } from '../facts/numbers.js';
import type { InterfaceDocument, MethodDeclaration } from '../ir/interface.js';
import type { HeaderFacts } from '../model/header.js';
import type { Bitfields } from '../model/bitfield.js';
import type { TargetModel } from '../model/target.js';
import { resolveStructs } from '../resolve/structs.js';
import { resolveTarget } from '../resolve/target.js';
import type { Step } from '../stages.js';
import { trapRegisters } from '../view/trap/registers.js';
import { type Answers, askingLookup } from './answers.js';
import { createGroup, type Group } from './group.js';
import { resolvePart } from './groups/bitfields.js';
import { headerGroups, joinGroups, namedFacts } from './groups/headers.js';
import { interfaceFacts, methodFacts, typesOf } from './groups/methods.js';
import { syscallFacts, syscallNames } from './groups/syscalls.js';
import type { OpenHeaders, OpenSpecs } from './open-headers.js';

/** Constants that the target model is made of. */
const targetConstants = ['seL4_FastMessageRegisters', 'seL4_MsgMaxLength', 'seL4_MsgMaxExtraCaps'];

/** All facts but labels, in groups: each is found by a computation that asks for no more than it depends on. */
export function createGroups(
  { ir, sel4Arch, space, fixed, parts }: OpenSpecs,
  headers: OpenHeaders,
  isBorrowed: boolean,
  within: number,
  typical: MacroLookup,
  step: Step,
): Group[] {
  const group = (name: string, run: Group['run']): Group => {
    step(name);
    return createGroup(space, within, typical, run);
  };
  const lookup = (answers: Answers): MacroLookup => askingLookup(answers, space, fixed);
  const { documents } = ir;
  const forTarget = headers.factsOf(targetConstants);
  const target = (answers: Answers): TargetModel =>
    resolveTarget(sel4Arch, forTarget(answers), lookup(answers), new Report());
  const typicalTarget = target({ ask: () => false, value: typical });
  const bitfieldsOf = (types: readonly string[], answers: Answers): Bitfields => {
    const own = parts.filter(({ names }) => types.some((type) => names.has(type.replace(/_t$/, ''))));
    const found = own.map((part) => resolvePart(part, answers));
    return {
      blocks: found.flatMap(({ blocks }) => blocks),
      unions: found.flatMap(({ unions }) => unions),
    };
  };
  const structs = documents.flatMap((document) => document.structs.map(({ name }) => name));
  const forStructs = headers.factsOf(structs);
  const unchanging = createConstant(headers);
  const ofMethods = (methods: readonly MethodDeclaration[]): Group => {
    const types = [...methods.flatMap(typesOf), ...structs];
    const varying = headers.isVarying(types) ? headers.factsOf(types) : undefined;
    return group(methods[0]?.name ?? '', (answers) => {
      const used = {
        headers: varying ? varying(answers) : unchanging.headers,
        bitfields: bitfieldsOf(types, answers),
        target: typicalTarget,
        sel4Arch,
      };
      return methodFacts(documents, (each) => methods.includes(each), used, lookup(answers));
    });
  };
  return [
    group('sizes of messages', (answers) => {
      const found = target(answers);
      return [...toLimitFacts(found, isBorrowed), ...toRegisterFacts(trapRegisters(found))];
    }),
    ...syscallNames(ir.syscalls).map((name) =>
      group(name, (answers) => syscallFacts(ir.syscalls, name, lookup(answers))),
    ),
    group('interfaces', () => interfaceFacts(documents, typicalTarget)),
    ...declarationsByName(documents).map(ofMethods),
    ...parts.map((part) =>
      group([...part.names].join(' '), (answers) => toBitfieldFacts(resolvePart(part, answers))),
    ),
    group('structs in messages', (answers) => {
      const found = forStructs(answers);
      return toMessageStructFacts(resolveStructs(documents, found, typicalTarget.wordSize / 8, new Report()));
    }),
    group('what no option changes', () => unchanging.facts),
    ...joinGroups(
      headerGroups(headers.graph).filter(({ isVarying }) => isVarying),
      (names) => headers.graph.questions(names),
    ).map(({ names }) => {
      const facts = headers.factsOf(names);
      return group([...names].join(' '), (answers) => namedFacts(facts(answers), names));
    }),
  ];
}

/** What no configuration changes is read once, all together. */
function createConstant(headers: OpenHeaders): {
  readonly headers: HeaderFacts;
  readonly facts: readonly Fact[];
} {
  const names = new Set(
    headerGroups(headers.graph).flatMap((group) => (group.isVarying ? [] : [...group.names])),
  );
  const found = headers.factsOf(names)({ ask: (condition) => condition === 1, value: () => undefined });
  return { headers: found, facts: namedFacts(found, names) };
}

/** One method may be declared several times, for different configurations. */
function declarationsByName(documents: readonly InterfaceDocument[]): MethodDeclaration[][] {
  const found = new Map<string, MethodDeclaration[]>();
  for (const { name: owner, methods } of documents.flatMap(({ interfaces }) => interfaces))
    for (const method of methods) {
      const name = `${owner}_${method.name}`;
      found.set(name, [...(found.get(name) ?? []), method]);
    }
  return [...found.values()];
}
