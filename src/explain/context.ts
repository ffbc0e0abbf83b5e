// SPDX-License-Identifier: BSD-2-Clause
import type { Fact, FactKind, FactsDocument } from '../facts/fact.js';
import { nameFacts } from '../facts/names.js';
import type { Model } from '../model/model.js';
import type { Variability } from '../model/variability.js';

/** All that explanations are made from: one configuration, as a model and as facts, and what others would have. */
export interface Context {
  readonly model: Model;
  readonly variability: Variability;
  readonly facts: readonly Fact[];
  /** Facts by every name that they have in C. */
  readonly byName: ReadonlyMap<string, ReadonlySet<Fact>>;
  /** The parts of a fact of one kind, in their order. */
  readonly parts: (of: Fact, kind: FactKind) => readonly Fact[];
  readonly all: (kind: FactKind) => readonly Fact[];
}

export function createContext(model: Model, document: FactsDocument, variability: Variability): Context {
  const { facts } = document;
  const { byName, parts } = nameFacts(facts);
  return {
    model,
    variability,
    facts,
    byName,
    parts: (of, kind) => (parts.get(of) ?? []).filter((fact) => fact.kind === kind),
    all: (kind) => facts.filter((fact) => fact.kind === kind),
  };
}
