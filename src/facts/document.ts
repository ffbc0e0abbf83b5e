// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../model/model.js';
import { readBitfields, toBitfieldFacts } from './bitfields.js';
import { readConstants, readEnums, toConstantFacts } from './constants.js';
import type { FactsDocument, TrapRegister } from './fact.js';
import { readAliases, readTypedefs, toAliasFacts, toTypedefFacts } from './header-names.js';
import { readStructs, toStructFacts } from './header-structs.js';
import { indexFacts } from './index-facts.js';
import { readInterfaces, toInterfaceFacts } from './interfaces.js';
import {
  readLabels,
  readLimits,
  readMessageStructs,
  readAbsentSyscalls,
  readSyscalls,
  toLimitFacts,
  toMessageStructFacts,
  toNumberFacts,
  toRegisterFacts,
} from './numbers.js';
import { originOf } from './origin.js';
import { InvalidDocument } from './reader.js';

/** All facts of a model, in the order of its specs: nothing of the model is lost, see {@link readFacts}. */
export function toDocument(model: Model, registers: readonly TrapRegister[], specs?: string): FactsDocument {
  const { headers } = model;
  const { messageRegisters: _, limits: __, ...target } = model.target;
  const origin = originOf(headers.isBorrowed);
  return {
    specs,
    target,
    configuration: model.configuration,
    hasBuiltInHeaders: headers.isBorrowed,
    selection: undefined,
    facts: [
      ...toLimitFacts(model.target, headers.isBorrowed),
      ...toRegisterFacts(registers),
      ...toNumberFacts(model),
      ...toInterfaceFacts(model.interfaces),
      ...toBitfieldFacts(model.bitfields),
      ...toMessageStructFacts(model.structs),
      ...toConstantFacts(headers, origin),
      ...toStructFacts(headers.structs, origin),
      ...toTypedefFacts(headers.typedefs, origin),
      ...toAliasFacts(headers.aliases, origin),
    ],
  };
}

/** The model that a document was made from; or why it cannot be made again. */
export function readFacts(document: FactsDocument): { readonly model: Model } | { readonly problem: string } {
  try {
    return { model: readModel(document) };
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error;
    return { problem: error.message };
  }
}

function readModel({ target, configuration, hasBuiltInHeaders, selection, facts }: FactsDocument): Model {
  if (selection) throw new InvalidDocument('the document has only some of the facts');
  const index = indexFacts(facts);
  return {
    target: { ...target, ...readLimits(index) },
    configuration,
    syscalls: readSyscalls(index),
    absentSyscalls: readAbsentSyscalls(index),
    labels: readLabels(index),
    interfaces: readInterfaces(index),
    structs: readMessageStructs(index),
    bitfields: readBitfields(index),
    headers: {
      isBorrowed: hasBuiltInHeaders,
      constants: readConstants(index),
      enums: readEnums(index),
      structs: readStructs(index),
      typedefs: readTypedefs(index),
      aliases: readAliases(index),
    },
  };
}
