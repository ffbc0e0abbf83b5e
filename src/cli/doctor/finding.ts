// SPDX-License-Identifier: BSD-2-Clause
import { bold, faint, green, paint, red, type TextStyle } from '../../text/style.js';

/** One line of `doctor`. */
export interface Finding {
  readonly name: string;
  /** What it is a part of: a target, of rustc. */
  readonly partOf?: string;
  /** `absent` is no fault: something cannot be done, and the line says what. */
  readonly state: 'ok' | 'absent' | 'wrong';
  /** What was found, or what would have to be done. */
  readonly text: string;
}

const marks = {
  ok: ['ok', green],
  absent: ['absent', faint],
  wrong: ['WRONG', red],
} as const;

export function renderFindings(findings: readonly Finding[], style: TextStyle): string {
  const shown = ({ name, partOf }: Finding): string => (partOf === undefined ? name : `  ${name}`);
  const width = Math.max(...findings.map((finding) => shown(finding).length));
  return findings
    .map((finding) => {
      const [mark, colour] = marks[finding.state];
      const name = paint(shown(finding).padEnd(width), bold, style);
      return `${paint(mark.padEnd(6), colour, style)} ${name}  ${finding.text}\n`;
    })
    .join('');
}

/** For programs: docs/schema/sel4-bindgen-doctor-1.schema.json describes every property. */
export function renderFindingsJson(findings: readonly Finding[]): string {
  const document = { format: 'sel4-bindgen-doctor', formatVersion: 1, findings };
  return `${JSON.stringify(document, null, 2)}\n`;
}
