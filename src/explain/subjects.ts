// SPDX-License-Identifier: BSD-2-Clause
import { syscallPrefix } from '../facts/numbers.js';
import type { Context } from './context.js';
import { decodeError } from './decode-error.js';
import { decodeFault } from './decode-fault.js';
import { decodeInfo, meaningsOfLabel } from './decode-info.js';
import { explainFact } from './explain.js';
import type { Explanation } from './explanation.js';
import type { RustNames } from './rust-names.js';

/** What somebody sees in a debugger. Numbers are as the word size has them, without sign. */
export type Seen =
  | { readonly kind: 'label' | 'syscall' | 'info'; readonly value: bigint }
  | { readonly kind: 'fault' | 'error'; readonly value: bigint; readonly words: readonly bigint[] };

/** What a number means; nothing for one that this configuration does not have. */
export function explainSeen(seen: Seen, context: Context, rust: RustNames): Explanation[] {
  const decoded = (found: Explanation | undefined): Explanation[] => (found ? [found] : []);
  switch (seen.kind) {
    case 'label':
      return explainLabelValue(seen.value, context, rust);
    case 'syscall':
      return explainSyscallValue(seen.value, context, rust);
    case 'info':
      return decoded(decodeInfo(seen.value, context));
    case 'fault':
      return decoded(decodeFault(seen.value, seen.words, context));
    case 'error':
      return decoded(decodeError(seen.value, seen.words, context));
  }
}

function explainLabelValue(label: bigint, context: Context, rust: RustNames): Explanation[] {
  const methods = context.all('method').filter((fact) => isNumber(fact['labelValue'], label, context));
  return [
    {
      name: String(label),
      what: 'label of a message info',
      about: [],
      sections: [{ title: 'It may be', sentences: meaningsOfLabel(label, context) }],
      facts: [],
    },
    ...methods.map((fact) => explainFact(fact, context, rust)),
  ];
}

/** A number belongs to one system call, whether this configuration has it or not. */
function explainSyscallValue(seen: bigint, context: Context, rust: RustNames): Explanation[] {
  const at = context.variability.syscalls.findIndex((_, index) => isNumber(-index - 1, seen, context));
  const name = `${syscallPrefix}${context.variability.syscalls[at]?.name}`;
  return [...context.all('syscall'), ...context.all('absent-syscall')]
    .filter((fact) => fact.name === name)
    .map((fact) => explainFact(fact, context, rust));
}

/** Debuggers show negative numbers without sign, in a whole register or in 32 bits of it. */
function isNumber(value: unknown, seen: bigint, { model }: Context): boolean {
  if (typeof value !== 'number') return false;
  const number = BigInt(value);
  return [model.target.wordSize, 32].some((bits) => BigInt.asUintN(bits, number) === seen) || number === seen;
}
