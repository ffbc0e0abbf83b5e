// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderType } from '../model/header.js';
import { flag, type JsonObject } from './fact.js';
import { InvalidDocument, type Reader } from './reader.js';

/** C's nesting of types is short; a document with more is no work of ours. */
const deepest = 100;

/** What a C type is made of: an object whose one or two properties say which. */
export function toShapeJson(shape: HeaderType): JsonObject {
  switch (shape.kind) {
    case 'integer':
      return { integer: shape.bits, signed: flag(shape.isSigned) };
    case 'float':
      return { float: shape.bits };
    case 'void':
    case 'function':
      return { type: shape.kind };
    case 'named':
      return { named: shape.name };
    case 'pointer':
      return { pointer: toShapeJson(shape.to) };
    case 'array':
      return { array: toShapeJson(shape.of), count: shape.count };
    case 'anonymous':
      return { anonymous: shape.keyword };
  }
}

export function readShape(read: Reader, depth = 0): HeaderType {
  if (depth > deepest) throw new InvalidDocument('a type is nested too deeply');
  if (read.has('integer'))
    return { kind: 'integer', bits: read.integer('integer'), isSigned: read.flag('signed') };
  if (read.has('float')) return { kind: 'float', bits: read.integer('float') };
  if (read.has('named')) return { kind: 'named', name: read.text('named') };
  if (read.has('pointer')) return { kind: 'pointer', to: readShape(read.reader('pointer'), depth + 1) };
  if (read.has('array')) {
    const of = readShape(read.reader('array'), depth + 1);
    return { kind: 'array', of, count: read.optionalInteger('count') };
  }
  if (read.has('anonymous'))
    return { kind: 'anonymous', keyword: read.choice('anonymous', ['struct', 'union']) };
  return { kind: read.choice('type', ['void', 'function']) };
}
