// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import type { Seen } from '../explain/subjects.js';
import { printable } from '../text/printable.js';
import { UsageError } from './exit-codes.js';
import { addSpecOptions, type SpecOptions } from './spec-options.js';

export interface ExplainOptions extends SpecOptions {
  readonly label?: string;
  readonly syscall?: string;
  readonly info?: string;
  readonly fault?: readonly string[];
  readonly error?: readonly string[];
  readonly json: boolean;
}

export function addExplainOptions(command: Command): Command {
  return addSpecOptions(
    command
      .option('--label <number>', 'which invocation, fault or error a label is')
      .option('--syscall <number>', 'which system call a number is, with or without sign')
      .option('--info <word>', 'what a message info word says')
      .option('--fault <words...>', 'what a fault says: its label, and the words of the message')
      .option('--error <words...>', 'what an error says: its number, and the words of the answer')
      .option('--json', 'as JSON, for programs: docs/explain.md has the format', false),
  );
}

/** The one number that is asked about; undefined where it is a name. */
export function parseSeen(options: ExplainOptions): Seen | undefined {
  const { label, syscall, info, fault, error } = options;
  const seen = [
    ...(['label', 'syscall', 'info'] as const).flatMap((kind): Seen[] => {
      const text = { label, syscall, info }[kind];
      return text === undefined ? [] : [{ kind, value: parseNumber(text, kind) }];
    }),
    ...(['fault', 'error'] as const).flatMap((kind): Seen[] => {
      const texts = { fault, error }[kind];
      if (texts === undefined) return [];
      const [value = 0n, ...words] = texts.map((text) => parseNumber(text, kind));
      return [{ kind, value, words }];
    }),
  ];
  if (seen.length > 1) throw new UsageError('give one of --label, --syscall, --info, --fault and --error');
  return seen[0];
}

/** Decimal or hexadecimal; only system calls have a sign. */
function parseNumber(text: string, kind: Seen['kind']): bigint {
  const match = /^(-?)(0x[0-9a-f]{1,16}|\d{1,20})$/i.exec(text);
  if (!match || (match[1] === '-' && kind !== 'syscall'))
    throw new UsageError(`\`${printable(text)}\` after --${kind} is no number such as 17 or 0x11`);
  const value = BigInt(match[2] ?? '');
  return match[1] === '-' ? -value : value;
}
