// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { ConditionSpace } from '../../src/condition/bdd.js';
import { diskRoot } from '../../src/sources/disk.js';
import type { SpecRoot } from '../../src/sources/provider.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { builtInSpecs } from '../helpers/paths.js';
import { harmful, harmless, type Sabotage } from './sabotages.js';
import { differingParts, loadSpecs, type SpecFacts, specFacts } from './spec-facts.js';

const sound = diskRoot('built-in', builtInSpecs);

/** The built-in specs with one file edited in memory. */
function edited(file: string, find: RegExp, replacement: string): SpecRoot {
  return {
    ...sound,
    read: (name) => {
      const text = sound.read(name);
      if (name !== file || text === undefined) return text;
      const result = text.replace(find, replacement);
      if (result === text) throw new Error(`nothing to edit in ${file}: ${find.source}`);
      return result;
    },
  };
}

function compare({ sel4Arch, file }: Sabotage, find: RegExp, replacement: string): string[] {
  const space = new ConditionSpace();
  const factsOf = (root: SpecRoot): SpecFacts =>
    specFacts(loadSpecs(new SpecSources([root], sel4Arch, undefined)), space);
  return differingParts(factsOf(sound), factsOf(edited(file, find, replacement)));
}

// The comparison with seL4's own specs is worth something only if it fails where it should.
describe.each([
  { title: 'a change of meaning shows', sabotages: harmful },
  { title: 'another way to write the same does not show', sabotages: harmless },
])('$title', ({ sabotages }) => {
  for (const sabotage of sabotages) {
    describe(`in ${sabotage.file}`, () => {
      it.each(sabotage.edits)('%s', (_title, find, replacement) => {
        expect(compare(sabotage, find, replacement)).toEqual(sabotage.shows);
      });
    });
  }
});
