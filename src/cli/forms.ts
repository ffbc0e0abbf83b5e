// SPDX-License-Identifier: BSD-2-Clause
import { didYouMean } from '../config/did-you-mean.js';
import { diffFormats } from '../diff/format/names.js';
import { severities } from '../diff/rules/rule.js';
import { isRuleId, ruleIds } from '../diff/rules/table.js';
import { assignment } from '../syntax/kernel-config/key-value.js';
import { UsageError } from './exit-codes.js';

/** What a text has to be like that is the value of an option, beyond being a text. */
export interface Form {
  /** For editors too: the schema of sel4-bindgen.config.json has it. */
  readonly pattern: RegExp;
  /** Behind "takes" or "is not". */
  readonly wanted: string;
  /** What to do about a text that is something else: a sentence. */
  readonly suggest: (text: string) => string;
}

const oneOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

/** By the names of options. */
const forms = {
  set: {
    pattern: assignment,
    wanted: 'KEY=VALUE',
    suggest: () => 'Write an option as gen_config.json names it, and ON, OFF or a value: `KERNEL_MCS=ON`.',
  },
  severity: {
    pattern: new RegExp(`^${oneOf(ruleIds)}=${oneOf(severities)}$`),
    wanted: `RULE=LEVEL, with ${severities.join(', ')}`,
    suggest: (text) => {
      const [rule = '', level = ''] = text.split('=');
      if (isRuleId(rule)) return didYouMean(level, severities, 'Write one of these.');
      return `There is no rule \`${rule}\`. ${didYouMean(rule, ruleIds, '`sel4-bindgen rules` lists them.')}`;
    },
  },
  report: {
    pattern: new RegExp(`^${oneOf(diffFormats)}=(?!-$).+$`),
    wanted: `FORMAT=FILE, with ${diffFormats.join(', ')}`,
    suggest: (text) => {
      if (text.endsWith('=-')) return 'Standard output is --format; --report writes files.';
      const word = text.replace(/=.*/s, '');
      if (diffFormats.some((each) => each === word)) return `Write \`${word}=FILE\`.`;
      return didYouMean(word, diffFormats, 'Write one of these.');
    },
  },
  'crate-name': {
    pattern: /^[A-Za-z][\w-]*$/,
    wanted: 'a name for a crate',
    suggest: () => 'It begins with a letter, and has letters, digits, `-` and `_`.',
  },
} as const satisfies Readonly<Record<string, Form>>;

/** The form of an option's texts; undefined where any text will do. Sides have the options of one. */
export function formOf(option: string): Form | undefined {
  const name = option.replace(/^(?:old|new)-/, '');
  return Object.hasOwn(forms, name) ? forms[name as keyof typeof forms] : undefined;
}

/** For texts of a command line. */
export function requireForm(option: keyof typeof forms, text: string): void {
  const { pattern, wanted, suggest }: Form = forms[option];
  if (!pattern.test(text)) throw new UsageError(`\`${text}\` is not ${wanted}. ${suggest(text)}`);
}
