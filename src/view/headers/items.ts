// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderFacts } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import type { Place } from '../../model/place.js';
import {
  builtIn,
  type Item,
  ownVariable,
  reportPair,
  type Reporter,
  reportSame,
  reportTaken,
} from '../report-items.js';
import { rustName } from '../rust-names.js';
import { toBitFields } from './bit-fields.js';
import { constantsOf } from './constants-view.js';
import { type Declared, declareStructs } from './declared-structs.js';
import { namedEnums } from './enums-view.js';
import { typedefsOf } from './names.js';
import { createTraits } from './traits.js';

/** Methods of structs whose parts are methods: the derived ones, and those of structs that messages pass. */
const ownMethods = ['clone', 'clone_from', 'eq', 'ne', 'fmt', 'as_words', 'as_words_mut'];

/** Typedefs, structs and other names; without the typedefs that only say what an interface is. */
export function typeItems(model: Model, ofInterfaces: ReadonlySet<string>): Item[] {
  const { headers } = model;
  return [
    ...typedefsOf(headers)
      .filter(({ name }) => !ofInterfaces.has(name))
      .map(toItem),
    ...declareStructs(model).all.map(({ name, of }) => ({
      item: name,
      name: plainName(name),
      place: of.place,
    })),
    ...headers.aliases.map(toItem),
  ];
}

export function enumItems({ headers }: Model): Item[] {
  return namedEnums(headers.enums).map(({ name, of }) => ({
    item: name,
    name: plainName(name),
    place: of.place,
  }));
}

export function constantItems(model: Model): Item[] {
  return constantsOf(model).map(toItem);
}

/** Names within structs, methods and functions; `patterns` are values that no parameter can be called like. */
export function reportHeaderParts(
  model: Model,
  patterns: ReadonlyMap<string, Item>,
  reporter: Reporter,
): void {
  const traitsOf = createTraits(model);
  for (const declared of declareStructs(model).all) {
    const isBytes = traitsOf(declared.of).layout === undefined;
    reportSame(isBytes ? methodItems(declared) : memberItems(declared), reporter);
  }
  for (const { name, call, place } of model.headers.aliases) {
    const parameters = (call?.parameters ?? []).map((parameter) => ({
      item: rustName(parameter.name),
      name: `${name}, parameter ${parameter.name}`,
      place,
    }));
    reportSame([ownVariable('ipc'), ...parameters], reporter);
    reportTaken(parameters, patterns, reporter);
  }
  reportTags(model.headers, reporter);
}

/** C tells a typedef from the tag of a struct or enum; Rust has one name for both. */
function reportTags({ structs, enums, typedefs }: HeaderFacts, reporter: Reporter): void {
  const tags = new Map([...structs, ...enums].map((one) => [one.name, one]));
  for (const { name, shape, place } of typedefs) {
    const tagged = tags.get(name);
    if (!tagged) continue;
    const isOther = shape.kind !== 'named' || (shape.name !== name && tags.has(shape.name));
    if (!isOther && [name, ...tagged.typedefs].includes(shape.name)) continue;
    const keyword = 'fields' in tagged ? tagged.kind : 'enum';
    const other = { item: rustName(name), name: `${keyword} ${name}`, place: tagged.place };
    reportPair({ item: rustName(name), name: `typedef ${name}`, place }, other, reporter);
  }
}

/** Members without a name get one that is free. */
function memberItems({ name, of }: Declared): Item[] {
  return of.fields
    .filter((field) => field.name !== '')
    .map((field) => ({
      item: rustName(field.name),
      name: `${plainName(name)}.${field.name}`,
      place: field.place,
    }));
}

function methodItems({ name, of }: Declared): Item[] {
  const parts = toBitFields(of.fields).flatMap((field) =>
    [rustName(field.name), `with_${field.name}`].map((item) => ({
      item,
      name: `${plainName(name)}.${field.name}`,
      place: field.place,
    })),
  );
  return [...ownMethods.map(builtIn), ...parts];
}

function toItem({ name, place }: { readonly name: string; readonly place: Place }): Item {
  return { item: rustName(name), name, place };
}

function plainName(name: string): string {
  return name.replace(/^r#/, '');
}
