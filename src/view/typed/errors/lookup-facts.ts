// SPDX-License-Identifier: BSD-2-Clause

/** How one kind of lookup failure is described. */
export interface LookupShape {
  /**
   * The words of the description by the enumerators of `seL4_CapFault_Msg`: a capability fault has the same
   * description, and the distance from its first word is the same everywhere.
   */
  readonly words: readonly { readonly name: string; readonly word: string; readonly doc: string }[];
  readonly doc: string;
  readonly text: string;
}

/** The word that a description begins with: the kind of the failure. */
export const firstWord = 'LookupFailureType';

const bitsLeft = {
  name: 'bits_left',
  word: 'BitsLeft',
  doc: 'How many bits of the address were yet to be translated.',
};
const bitsFound = (word: string): LookupShape['words'][number] => ({
  name: 'bits_found',
  word,
  doc: 'How many bits the CNode resolves.',
});

/**
 * The words of each kind. libsel4 names them for capability faults; that errors have them too, and which kind has
 * which, the kernel says: in seL4's tree, src/api/faults.c, setMRs_lookup_failure; and the manual, in its section on
 * the description of lookup failures. Alike in all releases from 12.1.0 to 16.0.0. A kind without a row comes without words.
 */
export const lookupShapes: ReadonlyMap<string, LookupShape> = new Map([
  [
    'seL4_InvalidRoot',
    { words: [], doc: 'The root of the CSpace is no CNode.', text: 'the root of the CSpace is no CNode' },
  ],
  [
    'seL4_MissingCapability',
    {
      words: [bitsLeft],
      doc: 'There is no capability, or none with the rights that are needed.',
      text: 'no capability, {bits_left} bits left',
    },
  ],
  [
    'seL4_DepthMismatch',
    {
      words: [bitsLeft, bitsFound('DepthMismatch_BitsFound')],
      doc: 'A CNode resolves more bits than the address has left, or a capability is in the way.',
      text: '{bits_left} bits left, {bits_found} resolved',
    },
  ],
  [
    'seL4_GuardMismatch',
    {
      words: [
        bitsLeft,
        { name: 'guard_found', word: 'GuardMismatch_GuardFound', doc: 'The guard of the CNode.' },
        { ...bitsFound('GuardMismatch_BitsFound'), doc: 'How many bits the guard has.' },
      ],
      doc: 'The address does not have the bits that the guard of a CNode asks for.',
      text: 'guard {guard_found:#x}/{bits_found}, {bits_left} left',
    },
  ],
]);

/** Enumerators of `seL4_LookupFailureType` that are no failure. */
export const noFailures: ReadonlySet<string> = new Set(['seL4_NoFailure']);
