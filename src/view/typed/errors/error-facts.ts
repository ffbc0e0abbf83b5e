// SPDX-License-Identifier: BSD-2-Clause
import type { VariantText } from './variant.js';

/** A word that comes with an error. */
export interface ErrorWord {
  readonly name: string;
  /** `bool` for words that are 0 or 1. */
  readonly type: 'Word' | 'bool';
  readonly doc: string;
}

/** What the kernel says besides an error's number. */
export interface ErrorPayload {
  /** The first words of the answer, in their order. */
  readonly words: readonly ErrorWord[];
  /** Whether a lookup failure follows them. */
  readonly hasLookup: boolean;
}

const index = (doc: string): ErrorPayload => words({ name: 'index', type: 'Word', doc });

function words(...of: readonly ErrorWord[]): ErrorPayload {
  return { words: of, hasLookup: false };
}

/**
 * Which words the kernel puts into the answer, by the error's name. libsel4 does not say it, the kernel does: in
 * seL4's tree, src/object/tcb.c, setMRs_syscall_error; the manual has it in its section on errors of invocations.
 * Alike in all releases from 12.1.0 to 16.0.0. An error without a row comes without words.
 */
export const errorPayloads: ReadonlyMap<string, ErrorPayload> = new Map([
  [
    'seL4_InvalidArgument',
    index('Which word of the message it is, the first being 0: capabilities are not counted.'),
  ],
  [
    'seL4_InvalidCapability',
    index('Which capability it is: 0 is the invoked one, those that are sent follow.'),
  ],
  [
    'seL4_RangeError',
    words(
      { name: 'min', type: 'Word', doc: 'The least value that is allowed.' },
      { name: 'max', type: 'Word', doc: 'The greatest value that is allowed.' },
    ),
  ],
  [
    'seL4_FailedLookup',
    {
      words: [
        {
          name: 'is_source',
          type: 'bool',
          doc: 'Whether it is the slot to take from, not the one to put to. Of mappings no slot is meant, and it is false: a table is missing.',
        },
      ],
      hasLookup: true,
    },
  ],
  [
    'seL4_NotEnoughMemory',
    words({ name: 'available', type: 'Word', doc: 'How many bytes the untyped memory has left.' }),
  ],
]);

/** What the errors mean, in our own words, and how they are shown; of others, the name. */
export const errorTexts: ReadonlyMap<string, VariantText> = new Map<string, VariantText>([
  [
    'seL4_InvalidArgument',
    { doc: 'An argument has a value that it must not have.', text: 'argument {index} is invalid' },
  ],
  [
    'seL4_InvalidCapability',
    {
      doc: 'A capability is not of the type, or has not the rights, that it must have.',
      text: 'capability {index} is invalid',
    },
  ],
  [
    'seL4_IllegalOperation',
    {
      doc: 'What was asked for is not allowed, or not in this state.',
      text: 'the operation is not permitted',
    },
  ],
  [
    'seL4_RangeError',
    { doc: 'An argument is out of its range.', text: 'a value is not within {min} to {max}' },
  ],
  [
    'seL4_AlignmentError',
    { doc: 'An address is not aligned as it must be.', text: 'an address is not aligned' },
  ],
  [
    'seL4_FailedLookup',
    {
      doc: 'A slot was not found, or what the operation needs there is missing: for mappings, a table.',
      text: '{failure}',
      textIf: { field: 'is_source', text: 'source slot: {failure}' },
    },
  ],
  [
    'seL4_TruncatedMessage',
    {
      doc: 'The message has too few words or capabilities: bindings of another configuration send such ones.',
      text: 'the message is too short',
    },
  ],
  [
    'seL4_DeleteFirst',
    { doc: 'Something is there that must be deleted before.', text: 'something must be deleted first' },
  ],
  [
    'seL4_RevokeFirst',
    {
      doc: 'There are capabilities derived from this one, which must be revoked before.',
      text: 'the capability must be revoked first',
    },
  ],
  [
    'seL4_NotEnoughMemory',
    { doc: 'The untyped memory is too small for it.', text: 'only {available} bytes are left' },
  ],
]);

/** Enumerators of `seL4_Error` that are no error. */
export const noErrors: ReadonlySet<string> = new Set(['seL4_NoError', 'seL4_NumErrors']);
