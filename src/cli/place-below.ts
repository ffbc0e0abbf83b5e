// SPDX-License-Identifier: BSD-2-Clause
import { posix } from 'node:path';
import type { Finding } from '../diff/finding.js';

/** A finding with places as paths of a repository that has the tree of specs in this directory. */
export function placeBelow(finding: Finding, directory: string): Finding {
  // `<generated>/` and its like are in no directory.
  const below = (at: string | undefined): string | undefined =>
    at === undefined || at.startsWith('<') ? at : posix.join(directory, at);
  return { ...finding, old: below(finding.old), new: below(finding.new) };
}
