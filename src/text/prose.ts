// SPDX-License-Identifier: BSD-2-Clause

/** Documentation text with its markup, as the specs have it. */
export type Prose = readonly ProsePart[];

export type ProsePart =
  | { readonly kind: 'text'; readonly text: string }
  /** `<texttt>`: code, usually a parameter's name. */
  | { readonly kind: 'code'; readonly text: string }
  /** `<autoref>`, `<shortref>`: a section of the manual by its label. */
  | { readonly kind: 'manual'; readonly label: string }
  /** `<obj>`: a kernel object by its name. */
  | { readonly kind: 'object'; readonly name: string }
  /** `<docref>`: text that only makes sense beside the manual. */
  | { readonly kind: 'aside'; readonly of: Prose }
  /** `<errorenumdesc>`: the standard sentence about error codes. */
  | { readonly kind: 'errors' };
