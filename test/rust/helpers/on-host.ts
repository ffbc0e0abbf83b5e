// SPDX-License-Identifier: BSD-2-Clause

/** A crate of one file as a module of a program on this machine. */
export function onHost(crate: string): string {
  return crate.replace('#![no_std]\n', '');
}
