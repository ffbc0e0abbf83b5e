// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderAlias, HeaderCall, HeaderTypedef } from '../model/header.js';
import { type Fact, type JsonObject, toInteger } from './fact.js';
import { readShape, toShapeJson } from './header-type.js';
import type { FactIndex } from './index-facts.js';
import type { Origin } from './origin.js';
import type { Reader } from './reader.js';

/** Typedefs of the C headers. */
export function toTypedefFacts(typedefs: readonly HeaderTypedef[], origin: Origin): Fact[] {
  return typedefs.map((typedef) => {
    const { name, of: type, shape, size, align } = typedef;
    return { kind: 'typedef', name, type, shape: toShapeJson(shape), size, align, ...origin(typedef) };
  });
}

export function readTypedefs(index: FactIndex): HeaderTypedef[] {
  return index.all('typedef').map(({ fact, read }) => ({
    name: fact.name,
    of: read.text('type'),
    shape: readShape(read.reader('shape')),
    size: read.optionalInteger('size'),
    align: read.optionalInteger('align'),
    deprecated: read.optionalText('deprecated'),
    place: read.place(),
  }));
}

/** Other names for types and functions. */
export function toAliasFacts(aliases: readonly HeaderAlias[], origin: Origin): Fact[] {
  return aliases.map((alias) => {
    const { name, kind: entity, of: standsFor, call } = alias;
    return { kind: 'alias', name, entity, standsFor, call: call && toCallJson(call), ...origin(alias) };
  });
}

function toCallJson({ parameters, returns, args }: HeaderCall): JsonObject {
  return {
    parameters: parameters.map(({ name, type }) => ({ name, type })),
    returns,
    args: args.map((arg) => (typeof arg === 'string' ? { parameter: arg } : { value: toInteger(arg) })),
  };
}

export function readAliases(index: FactIndex): HeaderAlias[] {
  return index.all('alias').map(({ fact, read }) => ({
    name: fact.name,
    kind: read.choice('entity', ['type', 'function']),
    of: read.text('standsFor'),
    call: read.has('call') ? readCall(read.reader('call')) : undefined,
    deprecated: read.optionalText('deprecated'),
    place: read.place(),
  }));
}

function readCall(read: Reader): HeaderCall {
  return {
    parameters: read
      .readers('parameters')
      .map((each) => ({ name: each.text('name'), type: each.text('type') })),
    returns: read.text('returns'),
    args: read
      .readers('args')
      .map((arg) => (arg.has('parameter') ? arg.text('parameter') : arg.bigint('value'))),
  };
}
