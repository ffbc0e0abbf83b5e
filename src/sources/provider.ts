// SPDX-License-Identifier: BSD-2-Clause

/** A directory that specs are read from. The core never touches the disk; the command line provides this. */
export interface SpecRoot {
  /** A seL4 source tree, an installed libsel4 (flattened), or the specs that come with the program. */
  readonly kind: 'source' | 'installed' | 'built-in';
  /** As the user wrote it; for messages only. */
  readonly path: string;
  /** The text of a file below the root (forward slashes), or undefined where there is none. */
  readonly read: (name: string) => string | undefined;
}
