// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../../src/config/kernel-config.js';
import { diskRoot } from '../../src/sources/disk.js';
import type { SpecRoot } from '../../src/sources/provider.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { builtInSpecs } from './paths.js';

export const builtInRoot: SpecRoot = diskRoot('built-in', builtInSpecs, '<built-in>');

/** A tree of specs; where it has no C headers, with the built-in ones. */
export function completed(root: SpecRoot, sel4Arch: Sel4Arch, platform: string | undefined): SpecSources {
  return new SpecSources([root], sel4Arch, platform, builtInRoot);
}
