// SPDX-License-Identifier: BSD-2-Clause
import type { Bitfields, Block } from '../model/bitfield.js';
import type { Model } from '../model/model.js';
import type { Place } from '../model/place.js';
import {
  bitfieldItems,
  methodItems,
  parameterItems,
  partItems,
  tagItems,
  viewItems,
} from './collision-items.js';
import { constantItems, enumItems, reportHeaderParts, typeItems } from './headers/items.js';
import {
  builtIn,
  byItem,
  type Item,
  ownVariable,
  reportKeywords,
  type Reporter,
  reportSame,
  reportTaken,
} from './report-items.js';
import { ownConstants, ownVariables, preludePatterns, reservedItems } from './reserved-names.js';
import { rustName, syscallConstant } from './rust-names.js';
import { toSyscallsView } from './syscalls/syscalls-view.js';
import { builtInAliases, toTypesView } from './types-view.js';

/** Two names of the specs must not become the same Rust item: reported, never resolved by renaming. */
export function reportCollisions(model: Model, reporter: Reporter): void {
  const { bitfields, interfaces, structs, target } = model;
  const labels = model.labels.map(asItIs);
  const verbatim = [...interfaces.map(asItIs), ...labels];
  reportKeywords([...verbatim, ...structs.map(asItIs)], reporter);
  const types = toTypesView(model);
  // An interface is a type of capabilities; a typedef of that name says the same, as reportRequiredTypes has seen to,
  // unless it is one that says how wide something is.
  const words = new Set(builtInAliases(target.wordSize).map(({ name }) => name));
  const capabilities = new Set([
    ...types.filter(({ is }) => is === 'seL4_CPtr').map(({ name }) => name),
    ...model.headers.typedefs.map(({ name }) => name).filter((name) => !words.has(name)),
  ]);
  const ofInterfaces = new Set(interfaces.map(({ name }) => name).filter((name) => capabilities.has(name)));
  const headerTypes = typeItems(model, ofInterfaces);
  const declared = new Set([...headerTypes.map(({ item }) => item), ...ofInterfaces]);
  const enums = enumItems(model);
  const headerConstants = constantItems(model);
  const syscalls = model.syscalls.map(({ name, place }) => ({ item: syscallConstant(name), name, place }));
  reportSame(
    [
      ...reservedItems.map(builtIn),
      ...types.filter(({ name }) => !declared.has(name)).map(({ name }) => builtIn(name)),
      ...toSyscallsView(model).functions.map(({ name }) => builtIn(name)),
      ...verbatim,
      ...headerTypes,
      ...enums,
      ...headerConstants,
      ...bitfieldItems(bitfields),
      ...syscalls,
      ...interfaces.flatMap(methodItems),
    ],
    reporter,
  );
  // They are types alone: a constant may be called like them, and their union's blocks end in `_t`.
  reportTaken(
    viewItems(bitfields),
    byItem([
      ...reservedItems.map(builtIn),
      ...types.filter(({ name }) => !declared.has(name)).map(({ name }) => builtIn(name)),
      ...verbatim,
      ...headerTypes,
      ...enums,
    ]),
    reporter,
  );
  // An enum is a tuple struct, of which the name is a value, too.
  const values = [...labels, ...syscalls, ...headerConstants, ...tagItems(bitfields), ...enums];
  // Values among themselves have been compared above.
  reportTaken(values, byItem(ownVariables.map(ownVariable)), reporter);
  const patterns = byItem([...[...ownConstants, ...preludePatterns].map(builtIn), ...values]);
  for (const owner of interfaces) {
    for (const method of owner.methods) {
      const parameters = parameterItems(owner, method);
      reportSame(parameters, reporter);
      reportTaken([...parameters, ...partItems(owner, method, target.wordSize)], patterns, reporter);
    }
  }
  reportHeaderParts(model, patterns, reporter);
  reportFields(bitfields, reporter);
}

export function reportBitfieldCollisions(bitfields: Bitfields, reporter: Reporter): void {
  reportSame(bitfieldItems(bitfields), reporter);
  reportFields(bitfields, reporter);
}

/** A name that Rust has as it is; keywords are no such names. */
function asItIs({ name, place }: { readonly name: string; readonly place: Place }): Item {
  return { item: name, name, place };
}

/** The fields of a block are the parameters of its constructor, beside the constants of the tags. */
function reportFields(bitfields: Bitfields, reporter: Reporter): void {
  const patterns = byItem([...preludePatterns.map(builtIn), ...tagItems(bitfields)]);
  const blocks = new Set<Block>([
    ...bitfields.blocks,
    ...bitfields.unions.flatMap(({ variants }) => variants.map(({ block }) => block)),
  ]);
  for (const { name, fields, place } of blocks) {
    const items = fields.map((field) => ({
      item: rustName(field.name),
      name: `field ${field.name} of block ${name}`,
      place,
    }));
    reportSame(items, reporter);
    reportTaken(items, patterns, reporter);
  }
}
