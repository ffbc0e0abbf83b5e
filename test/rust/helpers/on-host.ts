// SPDX-License-Identifier: BSD-2-Clause

/**
 * A crate of one file as a module of a program on this machine. Crates for 32 bits do not compile here as they are:
 * pointers are larger than they say. Without the assertions they do, and what has no pointers in it is as on the
 * target.
 */
export function onHost(crate: string): string {
  const text = crate.replace('#![no_std]\n', '');
  if (!text.includes('WORD_SIZE: u32 = 32')) return text;
  return text.replace(/^( *)(?:#\[allow\(deprecated\)\]\n *)?const _: \(\) = \{\n(?:.*\n)*?\1\};\n/gm, '');
}
