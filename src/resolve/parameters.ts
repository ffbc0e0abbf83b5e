// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { MethodDeclaration, ParameterDeclaration } from '../ir/interface.js';
import type { CapabilityParameter, Parameter, WordParameter } from '../model/interface.js';
import type { MessageLimits } from '../model/target.js';
import { countParameters } from './kernel-facts.js';
import type { WordType } from './word-types.js';

/** What is needed to place the parameters of a method in its messages. */
export interface ParameterContext {
  readonly wordSize: number;
  readonly limits: MessageLimits;
  /** How values of a type travel; undefined for those that cannot. Structs are in {@link structWords}. */
  readonly wordType: (type: string) => WordType | undefined;
  /** The invocation labels, which are constants in scope. */
  readonly labels: ReadonlySet<string>;
  /** Structs by name, with the number of words that this configuration passes. */
  readonly structWords: ReadonlyMap<string, number>;
}

export interface PlacedParameters {
  readonly inputs: readonly Parameter[];
  readonly outputs: readonly WordParameter[];
  readonly requestWords: number;
  readonly extraCaps: number;
  readonly counted: boolean;
}

/** What the body of every invocation calls its own variables; its results have a member `error`. */
const ownNames = /^(?:ipc|_service|request|info|mrs|mr[0-9]+|reply|error|words?|word_[0-9]+|words_rest)$/;

/** A parameter that hides a variable of the generated code would be passed in its place, without a word. */
function checkNames(method: MethodDeclaration, context: ParameterContext, report: Report): boolean {
  const structs = method.parameters.filter(
    ({ direction, type }) => direction === 'in' && isByReference(type, context),
  );
  const taken = method.parameters.filter(({ name, direction, type }) => {
    // A result that is returned by value is a member, no parameter.
    if (direction === 'out' && !isByReference(type, context)) return name === 'error';
    const isOwn = ownNames.test(name) || name.startsWith('seL4_') || context.labels.has(name);
    return isOwn || structs.some((struct) => isPartOf(struct.name, name));
  });
  for (const { name: parameter, span } of taken) {
    report.add('E0515', span, { parameter, method: method.name });
  }
  return taken.length === 0;
}

/** Whether the generated code calls a word of the struct, or what is left of it, by this name. */
function isPartOf(struct: string, name: string): boolean {
  return name.startsWith(`${struct}_`) && /^(?:[0-9]+|rest)$/.test(name.slice(struct.length + 1));
}

/** Structs of several words are passed by reference, as in C. */
function isByReference(type: string, { structWords }: ParameterContext): boolean {
  return (structWords.get(type) ?? 0) > 1;
}

/** The words of one struct in each direction are taken apart: libsel4 has no method with more. */
function checkStructs(method: MethodDeclaration, context: ParameterContext, report: Report): boolean {
  const second = (['in', 'out'] as const).flatMap((wanted) =>
    method.parameters
      .filter(({ direction, type }) => direction === wanted && isByReference(type, context))
      .slice(1),
  );
  for (const { name: parameter, span } of second) {
    report.add('E0517', span, { parameter, method: method.name });
  }
  return second.length === 0;
}

/** Gives every argument its place. Undefined where the method cannot be passed, which is reported. */
export function placeParameters(
  method: MethodDeclaration,
  context: ParameterContext,
  report: Report,
): PlacedParameters | undefined {
  const { limits, wordSize } = context;
  const isCapability = (type: string): boolean => context.wordType(type)?.kind === 'capability';
  let sound = checkNames(method, context, report);
  sound = checkStructs(method, context, report) && sound;
  let slot = 0;
  let used = 0;
  const inputs: Parameter[] = [];
  const outputs: WordParameter[] = [];
  for (const parameter of method.parameters.filter(({ direction }) => direction === 'in')) {
    if (isCapability(parameter.type)) {
      inputs.push(toCapability(parameter, slot));
      slot += 1;
    } else {
      const placed = toWords(parameter, used, context, report);
      sound &&= placed !== undefined;
      if (!placed) continue;
      inputs.push(placed);
      used = placed.firstBit + placed.bits;
    }
  }
  const requestWords = Math.ceil(used / wordSize);
  used = 0;
  for (const parameter of method.parameters.filter(({ direction }) => direction === 'out')) {
    if (isCapability(parameter.type)) {
      report.add('E0508', parameter.span, { parameter: parameter.name, method: method.name });
      sound = false;
      continue;
    }
    const placed = toWords(parameter, used, context, report);
    sound &&= placed !== undefined;
    if (!placed) continue;
    outputs.push(placed);
    used = placed.firstBit + placed.bits;
  }
  if (slot > limits.capabilities) {
    report.add('E0506', method.span, { method: method.name, count: slot, limit: limits.capabilities });
    sound = false;
  }
  const words = Math.max(requestWords, Math.ceil(used / wordSize));
  if (words > limits.words) {
    report.add('E0507', method.span, { method: method.name, count: words, limit: limits.words });
    sound = false;
  }
  const counted = inputs.some(({ kind, name }) => kind === 'word' && name === countParameters.get(method.id));
  return sound ? { inputs, outputs, requestWords, extraCaps: slot, counted } : undefined;
}

function toCapability(parameter: ParameterDeclaration, slot: number): CapabilityParameter {
  const { name, type, description } = parameter;
  return { kind: 'capability', name, type, slot, description };
}

/** A value is aligned to its own size or to a word, whichever is less; so several small ones share a word. */
function toWords(
  parameter: ParameterDeclaration,
  used: number,
  context: ParameterContext,
  report: Report,
): WordParameter | undefined {
  const { name, type, description, span } = parameter;
  const { wordSize } = context;
  const size = sizeOf(type, context);
  if (!size) {
    // A struct without members has been reported where it is declared, and so has what is wrong with a type.
    if (!context.structWords.has(type) && !report.isWrongName(type))
      report.add('E0502', span, { type, parameter: name });
    return undefined;
  }
  const unit = Math.min(size.bits, wordSize);
  const firstBit = Math.ceil(used / unit) * unit;
  return { ...size, name, type, firstBit, description };
}

function sizeOf(
  type: string,
  context: ParameterContext,
): Pick<WordParameter, 'kind' | 'bits' | 'byReference'> | undefined {
  const { structWords, wordSize } = context;
  const words = structWords.get(type);
  if (words !== undefined) {
    const byReference = isByReference(type, context);
    return words > 0 ? { kind: 'struct', bits: words * wordSize, byReference } : undefined;
  }
  const known = context.wordType(type);
  switch (known?.kind) {
    case undefined:
    case 'capability':
      return undefined;
    case 'word':
    case 'bitfield':
      return { kind: known.kind, bits: wordSize, byReference: false };
    case 'bool':
      return { kind: 'bool', bits: known.bits, byReference: false };
    case 'int':
      return { kind: known.bits > wordSize ? 'double_word' : 'int', bits: known.bits, byReference: false };
  }
}
