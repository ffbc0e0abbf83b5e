// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../../model/model.js';
import { findStruct, isUnsigned } from '../../boot-info/facts.js';
import { code, paragraphs, plainParagraph } from '../../docs.js';
import { createItemNames } from '../../headers/names.js';
import { fieldName } from '../../headers/structs-view.js';
import { call, signature } from '../../layout-marks.js';
import { type MessageLayout, messageLayout } from '../message-layout.js';
import { snakeName, typeName } from '../names.js';
import { ItemNames, traitMethods } from '../reserved.js';
import { safetyOf } from '../tables/safety.js';
import { replySources, replyStructs } from './reply-facts.js';

/** The answer to a fault that the kernel takes words from. */
export interface ReplyView {
  readonly name: string;
  readonly fault: string;
  readonly hasDoc: boolean;
  readonly doc: readonly string[];
  readonly length: number;
  /** Whether its words are registers that the fault's message has too, and the methods that change one. */
  readonly isOfFault: boolean;
  readonly setters: readonly {
    readonly doc: readonly string[];
    readonly head: string;
    readonly statement: string;
  }[];
  /** `unsafe ` and lines of documentation, where words are registers that the thread gets. */
  readonly unsafety: string;
  readonly safety: readonly string[];
  /** The struct with its words. */
  readonly hasStruct: boolean;
  readonly struct: string;
  readonly members: readonly string[];
}

const ownMethods: readonly string[] = [
  ...['restart', 'stop', 'from_words', 'from_context', 'words', 'write'],
  ...traitMethods,
];

export function toReplyView(fault: string, layout: MessageLayout, model: Model): ReplyView | undefined {
  const source = replySources.get(fault);
  const type = typeName(fault);
  // A reply that nobody has judged is taken for one with registers.
  const isSafe = source?.kind === 'words';
  const unsafety = isSafe ? '' : 'unsafe ';
  const safety = isSafe ? [] : registerSafety();
  const base = {
    ...{ name: `${type}Reply`, fault: type, unsafety, safety },
    ...{ hasStruct: false, struct: '', members: [] },
  };
  const names = new ItemNames(ownMethods);
  const setter = (name: string, about: string, index: string): ReplyView['setters'] => {
    const method = `with_${snakeName(name)}`;
    if (!names.take(method)) return [];
    const head = signature(`pub ${unsafety}fn ${method}`, ['self', 'value: Word'], ' -> Self {');
    return [
      { doc: [about, ...safety], head, statement: call('let reply = self.0.with', [index, 'value'], ';') },
    ];
  };
  if (source?.kind === 'registers') {
    const length = layout.words.find(({ name }) => name === source.end)?.index ?? 0;
    const registers = layout.words.filter(({ index }) => index < length);
    const setters = registers.flatMap(({ name, constant, enumerator }) =>
      setter(name, `Changes ${code(enumerator)}.`, constant),
    );
    const doc = [
      'Its words are registers of the thread, as far as they go: those of the message without the last.',
    ];
    return length > 0 ? { ...base, doc, length, isOfFault: true, setters, hasDoc: true } : undefined;
  }
  if (source) {
    const setters = source.words.flatMap(({ name, doc }, at) => setter(name, doc, String(at)));
    return { ...base, hasDoc: false, doc: [], length: source.words.length, isOfFault: false, setters };
  }
  return ofEnum(`${fault}Reply`, base, model);
}

/** A reply that sets registers does what this method does. */
function registerSafety(): string[] {
  const safety = safetyOf('seL4_TCB', 'WriteRegisters');
  return safety.isSafe ? [] : ['', '# Safety', '', ...plainParagraph(safety.promise)];
}

type Base = Omit<ReplyView, 'hasDoc' | 'doc' | 'length' | 'isOfFault' | 'setters'>;

function ofEnum(message: string, base: Base, model: Model): ReplyView | undefined {
  const reply = messageLayout(message, model);
  if (!reply) return undefined;
  const struct = replyStructs.get(message);
  const members = struct === undefined ? undefined : wordMembers(struct, reply.length, model);
  return {
    ...base,
    hasDoc: true,
    doc: paragraphs([`Its words are those of ${code(reply.name ?? 'the enum')}, in that order.`]),
    length: reply.length,
    isOfFault: false,
    setters: [],
    hasStruct: members !== undefined,
    struct: members ? `sys::${createItemNames(model)(struct ?? '')}` : '',
    members: members ?? [],
  };
}

/** The first members of a struct, if all are words. */
function wordMembers(name: string, count: number, model: Model): string[] | undefined {
  const fields = findStruct(model.headers, name)?.fields.slice(0, count) ?? [];
  const areWords = fields.every((field) => isUnsigned(field, model.target.wordSize, model.headers));
  return areWords && fields.length === count
    ? fields.map((field) => `registers.${fieldName(field)}`)
    : undefined;
}
