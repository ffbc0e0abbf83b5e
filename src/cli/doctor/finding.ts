// SPDX-License-Identifier: BSD-2-Clause

/** One line of `doctor`. */
export interface Finding {
  readonly name: string;
  /** `absent` is no fault: something cannot be done, and the line says what. */
  readonly state: 'ok' | 'absent' | 'wrong';
  /** What was found, or what would have to be done. */
  readonly text: string;
}

const marks = { ok: 'ok     ', absent: 'absent ', wrong: 'WRONG  ' } as const;

export function renderFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  return findings.map(({ name, state, text }) => `${marks[state]}${name.padEnd(width)}  ${text}\n`).join('');
}
