// SPDX-License-Identifier: BSD-2-Clause
import type { TrapKind } from '../model/target.js';
import type { Fact, FactsDocument, Json } from './fact.js';
import { format, formatVersion } from './json.js';
import { InvalidDocument, Reader } from './reader.js';

/** An object, because it does not compile without one of them. */
const traps: Readonly<Record<TrapKind, true>> = {
  aarch64: true,
  aarch32: true,
  riscv: true,
  'x86_64-syscall': true,
  'x86_64-sysenter': true,
  ia32: true,
};

/** A document, and what its text says of itself. */
export interface ParsedDocument {
  readonly document: FactsDocument;
  readonly digest: string | undefined;
  /** How many facts there are. */
  readonly count: number | undefined;
}

/** The document in a text; or why it is none. */
export function parseDocument(text: string): ParsedDocument | { readonly problem: string } {
  try {
    const read = new Reader(parseJson(text), 'the document');
    const [digest, count] = [read.optionalText('digest'), read.optionalInteger('count')];
    return { document: readDocument(read), digest, count };
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error;
    return { problem: error.message };
  }
}

/** JSON of any kind; otherwise {@link InvalidDocument}. */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw new InvalidDocument(`it is no JSON: ${(error as Error).message}`);
  }
}

function readDocument(read: Reader): FactsDocument {
  if (read.text('format') !== format) read.wrong('format', `\`${format}\``);
  const version = read.integer('formatVersion');
  if (version !== formatVersion)
    throw new InvalidDocument(`its formatVersion is ${version}; this version reads ${formatVersion}`);
  const target = read.reader('target');
  const configuration = read.reader('configuration');
  const options = configuration.reader('options');
  return {
    specs: read.optionalText('specs'),
    target: {
      sel4Arch: target.text('sel4Arch'),
      arch: target.choice('arch', ['arm', 'riscv', 'x86']),
      wordSize: readWordSize(target),
      isMcs: target.flag('mcs'),
      trap: target.choice('trap', Object.keys(traps) as TrapKind[]),
      stubsUseBufferOnly: target.flag('stubsUseBufferOnly'),
    },
    configuration: {
      label: configuration.text('label'),
      options: options.names().map((name) => ({
        name,
        value: typeof options.value(name) === 'boolean' ? options.flag(name) : options.text(name),
      })),
    },
    hasBuiltInHeaders: read.flag('builtInHeaders'),
    selection: read.has('selection') ? read.texts('selection') : undefined,
    facts: read.readers('facts').map(readFact),
  };
}

function readWordSize(target: Reader): 32 | 64 {
  const bits = target.integer('wordSize');
  return bits === 32 || bits === 64 ? bits : target.wrong('wordSize', '32 or 64');
}

function readFact(read: Reader): Fact {
  read.text('kind');
  read.text('name');
  read.optionalText('of');
  return read.object as Fact;
}
