// SPDX-License-Identifier: BSD-2-Clause
import { cDirectiveLexer, cFileLexer } from '../../../../grammars/c/scan.js';
import type { Report } from '../../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../../text/source-file.js';
import { type Lexers, type ScannedItem, scanFile, scanText } from '../../preprocess/scan.js';
import type { Token } from '../../preprocess/token.js';

const lexers: Lexers = { file: cFileLexer, directive: cDirectiveLexer };

export function scanCFile(file: SourceFile, report: Report): ScannedItem[] {
  return scanFile(file, report, lexers);
}

export function scanCText(file: SourceFile, text: string, offset: number, report: Report): Token[] {
  return scanText(file, text, offset, report, lexers);
}
