// SPDX-License-Identifier: BSD-2-Clause
import type { Prose, ProsePart } from '../text/prose.js';
import type { Json } from './fact.js';
import type { Reader } from './reader.js';

/** Documentation: a text where there is no markup, otherwise its parts. */
export function toProseJson(prose: Prose | undefined): Json | undefined {
  if (!prose) return undefined;
  const [first] = prose;
  return prose.length === 1 && first?.kind === 'text' ? first.text : prose.map(toPart);
}

function toPart(part: ProsePart): Json {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return { code: part.text };
    case 'manual':
      return { manual: part.label };
    case 'object':
      return { object: part.name };
    case 'aside':
      return { aside: part.of.map(toPart) };
    case 'errors':
      return { errors: true };
  }
}

export function readProse(read: Reader, name: string): Prose | undefined {
  const value = read.value(name);
  if (value === undefined) return undefined;
  return typeof value === 'string' ? [{ kind: 'text', text: value }] : readParts(read, name);
}

/** Asides stand in asides once or twice; a document with more is no work of ours. */
const deepest = 100;

function readParts(read: Reader, name: string, depth = 0): Prose {
  if (depth > deepest) read.wrong(name, 'documentation: it is nested too deeply');
  return read.list(name).map((part, index): ProsePart => {
    if (typeof part === 'string') return { kind: 'text', text: part };
    const inner = read.item(name, index);
    if (inner.has('code')) return { kind: 'code', text: inner.text('code') };
    if (inner.has('manual')) return { kind: 'manual', label: inner.text('manual') };
    if (inner.has('object')) return { kind: 'object', name: inner.text('object') };
    if (inner.has('aside')) return { kind: 'aside', of: readParts(inner, 'aside', depth + 1) };
    if (inner.has('errors')) return { kind: 'errors' };
    return read.wrong(name, 'documentation');
  });
}
