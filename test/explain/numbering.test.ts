// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { macroLookup } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { resolveModel } from '../../src/pipeline.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { readVariability } from '../../src/variability.js';
import { presetNames } from '../facts/models.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInRoot } from '../helpers/sources.js';

// What is said of other configurations agrees with what this one has: numbers follow from the open list.
describe('before a configuration is chosen', () => {
  it.each(presetNames.filter((name) => /-(?:mcs|smp|debug|hyp)$|^[^-]+$/.test(name)))('%s', (preset) => {
    const config = presetConfig(preset);
    const sources = new SpecSources([builtInRoot], config.sel4Arch, macroLookup(config)('CONFIG_PLAT'));
    const model = resolveModel(sources, config, new Report());
    if (!model) throw new Error('no model');
    const open = readVariability(sources, config, model);
    const { labels, syscalls, declarations } = open;
    const present = labels.filter(({ isPresent }) => isPresent).map(({ name }) => name);
    expect(present).toEqual(model.labels.map(({ name }) => name));
    const numbered = syscalls.flatMap(({ name, isPresent }, at) => (isPresent ? [[name, -at - 1]] : []));
    expect(numbered).toEqual(model.syscalls.map(({ name, number }) => [name, number]));
    for (const { name, place } of [...model.bitfields.blocks, ...model.bitfields.unions]) {
      const here = (declarations.get(name) ?? []).filter(({ isPresent }) => isPresent);
      expect(here.map((way) => way.place)).toContainEqual(place);
    }
    expect(syscalls.flatMap(({ name, isPresent }) => (isPresent ? [] : [name]))).toEqual(
      model.absentSyscalls.flatMap(({ name, number }) => (number === undefined ? [] : [name])),
    );
    expect(open.otherSyscalls.map(({ name }) => name).sort()).toEqual(
      model.absentSyscalls.flatMap(({ name, number }) => (number === undefined ? [name] : [])).sort(),
    );
    const methods = (isPresent: boolean): string[] =>
      open.methods.flatMap((one) => (one.isPresent === isPresent ? [one.name] : [])).sort();
    const ofModel = (of: 'methods' | 'absent'): string[] =>
      model.interfaces.flatMap((owner) => owner[of].map(({ name }) => `${owner.name}_${name}`)).sort();
    expect([methods(true), methods(false)]).toEqual([ofModel('methods'), ofModel('absent')]);
    for (const union of model.bitfields.unions) {
      const tags = new Map(union.variants.map(({ block, tag }) => [block.name, String(tag)]));
      for (const { name, text, isPresent } of open.parts.get(union.name) ?? [])
        expect([name, text, tags.get(name) === text]).toEqual([name, text, isPresent]);
    }
    for (const { name, fields, place } of model.headers.structs) {
      if (place.path.startsWith('<')) continue;
      const members = new Set(fields.map((field) => field.name));
      const missing = (open.parts.get(name) ?? []).filter((one) => one.isPresent && !members.has(one.name));
      expect(missing).toEqual([]);
    }
    const written = model.headers.constants.filter(({ place }) => !place.path.startsWith('<'));
    const unknown = written.filter(({ name }) => !declarations.get(name)?.some(({ isPresent }) => isPresent));
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });
});
