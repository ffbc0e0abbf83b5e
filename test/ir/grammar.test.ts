// SPDX-License-Identifier: BSD-2-Clause
import { expect, it } from 'vitest';
import { BitfieldParser } from '../../grammars/bitfield/parser.js';

it('the grammar of .bf files is sound: the check that the program itself leaves out', () => {
  expect(() => new BitfieldParser(true)).not.toThrow();
});
