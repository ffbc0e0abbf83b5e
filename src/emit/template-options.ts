// SPDX-License-Identifier: BSD-2-Clause

/**
 * How templates are compiled, by the build and by whoever runs the sources: an unknown name or helper is an error, and
 * nothing is escaped, as the output is Rust.
 */
export const templateOptions = {
  strict: true,
  noEscape: true,
  knownHelpersOnly: true,
  preventIndent: true,
} as const;
