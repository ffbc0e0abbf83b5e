// SPDX-License-Identifier: BSD-2-Clause

/** How text for people is shown. */
export interface TextStyle {
  /** Characters in a line. */
  readonly width: number;
  readonly isColoured: boolean;
}

/** Numbers of ANSI's "select graphic rendition". */
export const bold = 1;
export const faint = 2;
export const red = 31;
export const green = 32;
export const yellow = 33;
export const cyan = 36;

/** As in files and pipes. */
export const plainStyle: TextStyle = { width: 100, isColoured: false };

export function paint(text: string, colour: number, { isColoured }: TextStyle): string {
  return isColoured ? `\u001b[${colour}m${text}\u001b[0m` : text;
}
