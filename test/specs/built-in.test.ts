// SPDX-License-Identifier: BSD-2-Clause
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConditionSpace } from '../../src/condition/bdd.js';
import { type Sel4Arch, sel4Archs } from '../../src/config/kernel-config.js';
import { diskRoot } from '../../src/sources/disk.js';
import type { SpecRoot } from '../../src/sources/provider.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { builtInSpecs, hasShared, shared } from '../helpers/paths.js';
import { loadSpecs, type SpecFacts, specFacts } from './spec-facts.js';

const original = `${shared}/sel4-specs/16.0.0`;
const isHere = hasShared && existsSync(original);

/** Both specs of an architecture before any configuration is chosen, in one condition space. */
function bothFacts(sel4Arch: Sel4Arch): { ours: SpecFacts; theirs: SpecFacts } {
  const space = new ConditionSpace();
  const factsOf = (root: SpecRoot): SpecFacts =>
    specFacts(loadSpecs(new SpecSources([root], sel4Arch, undefined)), space);
  return { theirs: factsOf(diskRoot('source', original)), ours: factsOf(diskRoot('built-in', builtInSpecs)) };
}

for (const sel4Arch of sel4Archs) {
  const title = `the built-in specs of ${sel4Arch} and seL4's own${isHere ? '' : ' (../shared is absent)'}`;
  describe.skipIf(!isHere)(title, () => {
    let both: ReturnType<typeof bothFacts> | undefined;
    const facts = (): ReturnType<typeof bothFacts> => (both ??= bothFacts(sel4Arch));

    it('pass the same structs', () => {
      const { ours, theirs } = facts();
      expect(ours.structs).toEqual(theirs.structs);
    });
    it('have the same methods under the same conditions', () => {
      const { ours, theirs } = facts();
      expect(ours.interfaces).toEqual(theirs.interfaces);
    });
    it('have the same system calls under the same conditions', () => {
      const { ours, theirs } = facts();
      expect(ours.syscalls).toEqual(theirs.syscalls);
    });
    it('declare the same blocks and unions in the same order', () => {
      const { ours, theirs } = facts();
      expect(ours.declarations).toEqual(theirs.declarations);
    });
    it('lay them out equally under the same conditions', () => {
      const { ours, theirs } = facts();
      expect(ours.bitfields).toEqual(theirs.bitfields);
    });
  });
}
