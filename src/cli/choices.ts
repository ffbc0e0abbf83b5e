// SPDX-License-Identifier: BSD-2-Clause
import { type Argument, InvalidArgumentError, type Option } from 'commander';
import { closest } from '../config/did-you-mean.js';

/** Lets an option or argument be one of these words. Commander's own way to say so has no suggestion. */
export function withChoices<T extends Option | Argument>(taker: T, words: readonly string[]): T {
  taker.choices(words);
  taker.argParser((word: string) => {
    if (!words.includes(word)) throw new InvalidArgumentError(refusal(word, words));
    return word;
  });
  return taker;
}

/** The same for an option that may be repeated: each word once. */
export function withRepeatedChoices(option: Option, words: readonly string[]): Option {
  option.choices(words);
  return option.argParser((word: string, earlier: readonly string[]) => {
    if (!words.includes(word)) throw new InvalidArgumentError(refusal(word, words));
    return [...new Set([...earlier, word])];
  });
}

function refusal(word: string, words: readonly string[]): string {
  return `Allowed choices are ${words.join(', ')}.${suggestion(word, words)}`;
}

/** ` Did you mean …?`, or nothing. */
export function suggestion(word: string, words: Iterable<string>): string {
  const near = closest(word, words);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}
