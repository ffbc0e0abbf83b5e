// SPDX-License-Identifier: BSD-2-Clause
import { expect, it } from 'vitest';
import { CParser } from '../../grammars/c/parser.js';

it('the grammar of C is sound: the check that the program itself leaves out', () => {
  expect(() => new CParser(true)).not.toThrow();
});
