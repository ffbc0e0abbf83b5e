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
    const { labels, syscalls, declarations } = readVariability(sources, config, model);
    const present = labels.filter(({ isPresent }) => isPresent).map(({ name }) => name);
    expect(present).toEqual(model.labels.map(({ name }) => name));
    const numbered = syscalls.flatMap(({ name, isPresent }, at) => (isPresent ? [[name, -at - 1]] : []));
    expect(numbered).toEqual(model.syscalls.map(({ name, number }) => [name, number]));
    for (const { name, place } of [...model.bitfields.blocks, ...model.bitfields.unions]) {
      const here = (declarations.get(name) ?? []).filter(({ isPresent }) => isPresent);
      expect(here.map((way) => way.place)).toContainEqual(place);
    }
    const written = model.headers.constants.filter(({ place }) => !place.path.startsWith('<'));
    const unknown = written.filter(({ name }) => !declarations.get(name)?.some(({ isPresent }) => isPresent));
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });
});
