// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../../src/diagnostics/diagnostic.js';
import { scanCFile } from '../../src/syntax/header/preprocess/scan.js';
import { scanFile } from '../../src/syntax/preprocess/scan.js';
import { createSourceFile } from '../../src/text/source-file.js';
import { lowerTexts } from '../ir/reading.js';
import type { Works } from './works.js';

/** Texts over which a token's regular expression might run again and again. */
const texts: Readonly<Record<string, (n: number) => string>> = {
  'quotes behind backslashes': (n) => `'${"\\'".repeat(n)}\n`,
  'double quotes behind backslashes': (n) => `"${'\\"'.repeat(n)}\n`,
  'beginnings of comments': (n) => '/* '.repeat(n),
  'almost ends of comments': (n) => `/*${'**'.repeat(n)}`,
  'lines that go on': (n) => `#define A ${'\\\n'.repeat(n)}`,
  'comments in a directive': (n) => `#if 1 ${'/**/'.repeat(n)} /*`,
  'blank lines': (n) => ' \n'.repeat(n),
  digits: (n) => `0x${'1'.repeat(n)}.${'1e+'.repeat(n)}`,
};

export const tokens: Works = {
  ...Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      (n) => {
        const file = createSourceFile('a.h', text(n));
        return () => [scanCFile(file, new Report()), scanFile(file, new Report())];
      },
    ]),
  ),
  'blanks behind an #include': (n) => {
    const text = `#include <lamp.bf>${' '.repeat(n)}x\n`;
    return () => lowerTexts([text]);
  },
};
