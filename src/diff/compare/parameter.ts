// SPDX-License-Identifier: BSD-2-Clause
import type { Fact } from '../../facts/fact.js';
import type { Draft, Pair } from '../finding.js';
import { isSame, show } from '../words.js';

/** How many bits the words of messages have on each side. */
export interface WordSizes {
  readonly old: number;
  readonly new: number;
}

/** What is known around one parameter. */
export interface ParameterContext {
  readonly name: string;
  readonly wordSizes: WordSizes;
  /** Whether another finding says already that it stands elsewhere. */
  readonly explained: boolean;
  readonly because: string | undefined;
}

/** One parameter that both sides have under this name. */
export function compareParameter(pair: Pair, context: ParameterContext): Draft[] {
  const { name, wordSizes } = context;
  const before = describe(pair.old, wordSizes.old);
  const after = describe(pair.new, wordSizes.new);
  const [was, is] = [placeOf(pair.old, wordSizes.old), placeOf(pair.new, wordSizes.new)];
  const changed = (...properties: readonly string[]): boolean =>
    properties.some((property) => !isSame(pair.old[property], pair.new[property]));
  const draft = (rule: Draft['rule'], change: string, effect: string): Draft[] => [
    { rule, name, change, effect, because: context.because, ...pair },
  ];
  if (changed('direction')) {
    return draft(
      'parameter-direction-changed',
      isResult(pair.new) ? 'a result now, was an argument' : 'an argument now, was a result',
      'An old binary sends what the kernel wants to tell, or waits for what the kernel wants to be told.',
    );
  }
  if (changed('encoding', 'bits')) {
    return draft(
      'parameter-retyped',
      `${after}, was ${before}`,
      isCapability(pair.old) === isCapability(pair.new)
        ? isResult(pair.new)
          ? 'An old binary reads the value from other bits than the kernel writes.'
          : 'An old binary puts the value into other bits than the kernel reads.'
        : 'An old binary passes a number for a capability, or a capability for a number.',
    );
  }
  if (was !== is && !context.explained) {
    return [
      ...draft(
        'parameter-repacked',
        `${is}, was ${was}`,
        isResult(pair.new)
          ? 'An old binary reads it from where something else stands now.'
          : 'An old binary puts it where the kernel reads something else.',
      ),
      ...compareType(),
    ];
  }
  return compareType();

  function compareType(): Draft[] {
    if (!changed('type', 'byReference')) return [];
    return draft(
      'parameter-type-changed',
      `${typeOf(pair.new)}, was ${typeOf(pair.old)}`,
      'Old binaries do not notice: it travels as it did.',
    );
  }
}

export function isResult({ direction }: Fact): boolean {
  return direction === 'out';
}

function isCapability({ encoding }: Fact): boolean {
  return encoding === 'capability';
}

/** Whether two parameters travel alike; `onlyPlace` lets them be of any type. */
export function isSamePlace(old: Fact, now: Fact, wordSizes: WordSizes, onlyPlace = false): boolean {
  const properties = ['direction', 'slot', ...(onlyPlace ? [] : ['encoding', 'bits', 'type'])];
  if (!properties.every((property) => isSame(old[property], now[property]))) return false;
  return isSame(firstWord(old['firstBit'], wordSizes.old), firstWord(now['firstBit'], wordSizes.new));
}

/** How much of a message it takes: words are words, however wide. */
export function extent({ encoding, bits }: Fact, wordSize: number): string {
  const width = Number(bits);
  return `${show(encoding)} ${width % wordSize === 0 ? `${width / wordSize} words` : show(bits)}`;
}

export function describe(parameter: Fact, wordSize: number): string {
  const kind = isCapability(parameter)
    ? ''
    : ` (${show(parameter['encoding'])}, ${show(parameter['bits'])} bits)`;
  return `${typeOf(parameter)}${kind} in ${placeOf(parameter, wordSize)}`;
}

function typeOf({ type, byReference }: Fact): string {
  return byReference === true ? `${show(type)} by reference` : show(type);
}

/** The word of the message that it begins in, and the bit of that. */
function firstWord(firstBit: Fact[string], wordSize: number): number[] | undefined {
  const first = Number(firstBit);
  return firstBit === undefined ? undefined : [Math.floor(first / wordSize), first % wordSize];
}

/** Words of the message and bits in them; capabilities have slots. */
function placeOf({ slot, firstBit, bits }: Fact, wordSize: number): string {
  if (slot !== undefined) return `capability slot ${show(slot)}`;
  const [word = 0, low = 0] = firstWord(firstBit, wordSize) ?? [];
  const width = Number(bits);
  const last = word + Math.floor((low + width - 1) / wordSize);
  if (last > word) return `words ${word} to ${last}`;
  if (width === wordSize) return `word ${word}`;
  return width === 1 ? `bit ${low} of word ${word}` : `bits ${low + width - 1}:${low} of word ${word}`;
}
