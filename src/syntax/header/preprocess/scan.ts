// SPDX-License-Identifier: BSD-2-Clause
import { cDirectiveLexer, cFileLexer } from '../../../../grammars/c/scan.js';
import type { Report } from '../../../diagnostics/diagnostic.js';
import type { SourceFile } from '../../../text/source-file.js';
import { rememberSound } from '../../../diagnostics/remember.js';
import { type DirectiveLine, type Lexers, scanText, splitFile } from '../../preprocess/scan.js';
import type { Token } from '../../preprocess/token.js';

const lexers: Lexers = { file: cFileLexer, directive: cDirectiveLexer };

export const scanCFile = rememberSound((file: SourceFile, report: Report) => splitFile(file, report, lexers));

/** What follows a directive's name. */
export const scanCRest = rememberSound(
  ({ span, rest, restOffset }: DirectiveLine, report: Report): readonly Token[] =>
    scanCText(span.file, rest, restOffset, report),
);

export function scanCText(file: SourceFile, text: string, offset: number, report: Report): Token[] {
  return scanText(file, text, offset, report, lexers);
}
