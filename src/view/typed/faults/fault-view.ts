// SPDX-License-Identifier: BSD-2-Clause
import type { Variant } from '../../../model/bitfield.js';
import type { Model } from '../../../model/model.js';
import { code, headerLine, paragraphs, plainParagraph, sourceLine } from '../../docs.js';
import { rustName, tagConstant } from '../../rust-names.js';
import { stringLiteral } from '../../rust-literals.js';
import { matchArm } from '../../statements.js';
import { type MessageLayout, messageLayout } from '../message-layout.js';
import { typeName } from '../names.js';
import { ItemNames, preludeTypes, traitMethods } from '../reserved.js';
import { type AccessorView, toAccessors } from './accessors.js';
import { faultDocs, noFault } from './fault-facts.js';
import { type ReplyView, toReplyView } from './reply-view.js';
import { statusModule } from './status.js';
import { toTogether } from './together.js';

/** Faults of this configuration, from the messages that the kernel sends about them. */
export interface FaultView {
  readonly variants: readonly FaultVariantView[];
  readonly messages: readonly FaultMessageView[];
  readonly replies: readonly ReplyView[];
  readonly hasMessages: boolean;
  readonly hasReplies: boolean;
  /** Words of the longest message. */
  readonly longest: number;
  /** The variant that is no fault, where the specs have it. */
  readonly noFault: string;
  readonly hasNoFault: boolean;
  /** The types of module `types` that accessors return, as they are imported. */
  readonly wordTypes: string;
  readonly hasWordTypes: boolean;
  /** Whether lookup failures are among what is read. */
  readonly hasLookup: boolean;
  /** Whether there is what the example uses. */
  readonly hasExample: boolean;
  readonly hasChoiceExample: boolean;
  /** Whether a thread can be led past a system call that the kernel does not know. */
  readonly hasSyscallReply: boolean;
  /** Whether the module can say what the processor says of memory faults, and the file that does. */
  readonly hasStatus: boolean;
  readonly statusModule: string;
}

interface FaultVariantView {
  readonly name: string;
  readonly doc: readonly string[];
  /** What stands in brackets behind the name. */
  readonly content: string;
  readonly decode: string;
  readonly label: string;
  readonly show: string;
}

/** The type of a fault's message. */
export interface FaultMessageView {
  readonly name: string;
  readonly literal: string;
  readonly doc: readonly string[];
  readonly constant: string;
  readonly length: number;
  readonly accessors: readonly AccessorView[];
  readonly hasStatus: boolean;
  readonly hasReply: boolean;
  readonly reply: string;
}

/** Items that the module has in any case. */
const ownItems: readonly string[] = (
  'Fault Words Unknown Reply Hex Word IpcBuffer LookupFailure VmAccess VmFaultCause VmFaultStatus Context Message ' +
  'MessageInfo Received ReceivedWords Badge BreakpointType CPtr'
).split(' ');

/** What accessors return that need not be imported for them. */
const ownTypes: readonly string[] = ['bool', 'u64', 'Word', 'Option<Word>', 'LookupFailure'];

const ownMethods: readonly string[] = ['from_words', 'words', 'get', 'reply', ...traitMethods];
const statusMethods: readonly string[] = ['status', 'access', 'cause'];

/** Undefined where the specs do not declare the union of faults as libsel4 has it, or there are no faults in it. */
export function toFaultView(model: Model, hasErrors: boolean): FaultView | undefined {
  const union = model.bitfields.unions.find(({ name }) => name === 'seL4_Fault');
  if (!union || union.base !== model.target.wordSize) return undefined;
  const items = new ItemNames([...ownItems, ...preludeTypes]);
  const faults = union.variants
    .filter(({ tag }) => tag < 1n << BigInt(model.target.wordSize))
    .filter(({ block }) => items.take(typeName(block.name)))
    .map((variant) => {
      const { name } = variant.block;
      const layout = messageLayout(name, model);
      const reply = layout && toReplyView(name, layout, model);
      const ofUnion = `sys::${rustName(tagConstant(union.name, name))}`;
      return {
        variant,
        layout,
        constant: ofUnion,
        reply: reply && items.take(reply.name) ? reply : undefined,
      };
    });
  if (faults.every(({ variant }) => variant.block.name === noFault)) return undefined;
  const messages = faults.flatMap(({ variant, layout, constant, reply }) =>
    layout ? [toMessage(variant, layout, constant, reply, hasErrors, model)] : [],
  );
  const replies = faults.flatMap(({ reply }) => reply ?? []);
  const has = (fault: string): boolean => messages.some(({ name }) => name === fault);
  const types = messages.flatMap(({ accessors }) => accessors.map(({ type }) => type));
  const wordTypes = [...new Set(types)].filter((type) => !ownTypes.includes(type)).sort();
  const hasStatus = messages.some((one) => one.hasStatus);
  const hasSyscallReply = replies.some(({ name }) => name === 'UnknownSyscallReply');
  return {
    variants: faults.map((one) => toVariant(one.variant, one.layout, one.constant)),
    messages,
    replies,
    hasMessages: messages.length > 0,
    hasReplies: replies.length > 0,
    longest: Math.max(0, ...messages.map(({ length }) => length)),
    noFault: typeName(noFault),
    hasNoFault: faults.some(({ variant }) => variant.block.name === noFault),
    hasLookup: messages.some(({ accessors }) => accessors.some(({ name }) => name === 'lookup_failure')),
    wordTypes: imported(wordTypes),
    hasWordTypes: wordTypes.length > 0,
    hasExample: hasStatus && hasSyscallReply,
    hasChoiceExample: hasSyscallReply && (!model.target.isMcs || has('Timeout')),
    hasSyscallReply,
    hasStatus,
    statusModule: statusModule(model.target),
  };
}

function imported(names: readonly string[]): string {
  return names.length === 1 ? names.join('') : `{${names.join(', ')}}`;
}

function toVariant(
  { block }: Variant,
  layout: MessageLayout | undefined,
  constant: string,
): FaultVariantView {
  const name = typeName(block.name);
  const about = faultDocs.get(block.name);
  const value = layout ? `Self::${name}(${name}::from_words(words))` : `Self::${name}`;
  return {
    name,
    doc: paragraphs(
      plainParagraph(about ?? ''),
      about === undefined ? [`What libsel4 calls ${code(block.name)}.`] : [],
      layout ? [] : ['The headers do not say what its words are.'],
      [sourceLine(block.place)],
    ),
    content: layout ? `(${name})` : '',
    decode: matchArm(constant, value),
    show: matchArm(
      layout ? `Self::${name}(fault)` : `Self::${name}`,
      layout ? 'write!(f, "{fault:?}")' : `f.write_str(${stringLiteral(name)})`,
    ),
    label: matchArm(layout ? `Self::${name}(_)` : `Self::${name}`, constant),
  };
}

function toMessage(
  { block }: Variant,
  layout: MessageLayout,
  constant: string,
  reply: ReplyView | undefined,
  hasErrors: boolean,
  model: Model,
): FaultMessageView {
  const name = typeName(block.name);
  const has = (word: string): boolean => layout.words.some((one) => one.name === word);
  const hasStatus = block.name === 'VMFault' && has('FSR') && has('PrefetchFault');
  const names = new ItemNames([...ownMethods, ...(hasStatus ? statusMethods : [])]);
  const accessors = toAccessors(block.name, layout, names, model);
  return {
    name,
    literal: stringLiteral(name),
    doc: paragraphs(plainParagraph(faultDocs.get(block.name) ?? ''), [
      `A message as ${code(layout.name ?? 'an enum')} describes it. ${headerLine(layout.place, model.headers.isBorrowed)}`,
    ]),
    constant,
    length: layout.length,
    accessors: [...accessors, ...toTogether(block.name, layout, names, model, hasErrors)],
    hasStatus,
    hasReply: reply?.isOfFault ?? false,
    reply: reply?.name ?? '',
  };
}
