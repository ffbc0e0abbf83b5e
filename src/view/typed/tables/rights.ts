// SPDX-License-Identifier: BSD-2-Clause

/**
 * libsel4's macros for rights, by the words of their names: no model has them, as they are calls of a function.
 * libsel4/include/sel4/shared_types.h
 */
export const rightsMacros: readonly { readonly macro: string; readonly name: string }[] = [
  { macro: 'seL4_NoRights', name: 'NONE' },
  { macro: 'seL4_CanWrite', name: 'WRITE' },
  { macro: 'seL4_CanRead', name: 'READ' },
  { macro: 'seL4_CanGrant', name: 'GRANT' },
  { macro: 'seL4_CanGrantReply', name: 'GRANT_REPLY' },
  { macro: 'seL4_ReadWrite', name: 'READ_WRITE' },
  { macro: 'seL4_NoRead', name: 'NO_READ' },
  { macro: 'seL4_NoWrite', name: 'NO_WRITE' },
  { macro: 'seL4_AllRights', name: 'ALL' },
];

/** Rights that have a name together: some, or all without some. */
export const combinedRights: readonly {
  readonly name: string;
  readonly doc: string;
  readonly kind: 'these' | 'without';
  readonly rights: readonly string[];
}[] = [
  { name: 'READ_WRITE', doc: 'To read and to write.', kind: 'these', rights: ['READ', 'WRITE'] },
  { name: 'NO_READ', doc: 'All but to read.', kind: 'without', rights: ['READ'] },
  { name: 'NO_WRITE', doc: 'All but to write.', kind: 'without', rights: ['WRITE'] },
];
