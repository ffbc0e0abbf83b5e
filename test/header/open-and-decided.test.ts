// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConditionSpace } from '../../src/condition/bdd.js';
import { holds } from '../../src/condition/evaluate.js';
import { macroLookup, type Sel4Arch, sel4Archs } from '../../src/config/kernel-config.js';
import { parsePresets } from '../../src/config/preset-data.js';
import { listPresets } from '../../src/config/presets.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInSpecs } from '../helpers/paths.js';
import type { OpenFacts } from './built-in/facts.js';
import { readHeadersOf } from './built-in/trees.js';
import { readTree, trees } from './trees.js';

const presets = listPresets(parsePresets(readFileSync(`${builtInSpecs}/presets.json`, 'utf8')));

/** What open facts say under one configuration: for each, the one form that is left. */
function decide(facts: OpenFacts, isOn: (condition: number) => boolean): ReadonlyMap<string, string> {
  return new Map(
    [...facts].flatMap(([key, variants]) => {
      const [variant, ...others] = variants.filter(({ when }) => isOn(when));
      expect([key, others]).toEqual([key, []]);
      return variant ? [[key, variant.form] as const] : [];
    }),
  );
}

/** In what the facts of all configurations, cut down to a preset, differ from those of the preset alone. */
function differences(tree: string, sel4Arch: Sel4Arch): string[] {
  const space = new ConditionSpace();
  const open = readHeadersOf(tree, sel4Arch, undefined, space);
  const configs = presets.map(({ name }) => presetConfig(name)).filter((each) => each.sel4Arch === sel4Arch);
  expect(configs).not.toEqual([]);
  return configs.flatMap((config) => {
    const lookup = macroLookup(config);
    const isOn = (condition: number): boolean => holds(space.expression(condition), lookup);
    const decided = decide(open.facts, isOn);
    const { facts } = readTree(tree, config);
    // Headers of platforms and cores are read for themselves, and generated ones only for one configuration.
    const isRead = ({ place: { path } }: { readonly place: { readonly path: string } }): boolean =>
      path.startsWith('libsel4/') && !/\/plat\/|\/constants_cortex_/.test(path);
    const constants = facts.constants.filter(isRead);
    const known = new Set([
      ...constants.map(({ name, origin }) => `${origin} ${name}`),
      ...facts.typedefs.filter(isRead).map(({ name }) => `typedef ${name}`),
    ]);
    const unknown = [...decided.keys()].filter(
      (key) => /^(?:enumerator (?!_enum_pad_)|variable |typedef )/.test(key) && !known.has(key),
    );
    const absent = [...known].filter((key) => !decided.has(key));
    const wrong = constants.flatMap(({ name, origin, value, type }) => {
      // A form with names in it is not computed, so there is nothing to compare.
      const form = decided.get(`${origin} ${name}`) ?? '';
      const given = /^(?:<deprecated> )?(-?\d+)(?: \((.*)\))?$/.exec(form);
      const isSame = !given || (given[1] === String(value) && (given[2] ?? type) === type);
      return isSame ? [] : [`${name}: ${form}, not ${value} (${type})`];
    });
    const refused = isOn(open.refused) ? ['is refused'] : [];
    return [...unknown, ...absent, ...wrong, ...refused].map((text) => `${config.label}: ${text}`);
  });
}

/** Two ways to the same facts: all configurations at once and then one, or that one from the start. */
describe('headers that are read for all configurations at once say under each preset what they say alone', () => {
  it.each(sel4Archs)('%s, built-in', (sel4Arch) => {
    expect(differences(builtInSpecs, sel4Arch)).toEqual([]);
  });
  const tree = trees.get('16.0.0');
  const hint = tree ? '' : ' (no tree of 16.0.0 in SEL4_DIR)';
  it.skipIf(!tree).each(sel4Archs)(`%s, seL4's own${hint}`, (sel4Arch) => {
    expect(differences(tree ?? '', sel4Arch)).toEqual([]);
  });
});
