// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePresets } from '../../src/config/preset-data.js';
import { listPresets } from '../../src/config/presets.js';
import type { HeaderFacts } from '../../src/model/header.js';
import { layOut } from '../../src/emit/layout.js';
import { extraContents } from '../../src/view/boot-info/extra-contents.js';
import { objectSizes } from '../../src/view/objects/object-sizes.js';
import { objectTypes, objectTypesWithoutSize, toObjectsView } from '../../src/view/objects/objects-view.js';
import { readTree, trees } from '../header/trees.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInSpecs } from '../helpers/paths.js';
import { kernelSizes } from './kernel-sizes.js';
import { presetModel } from './preset-model.js';

const presets = listPresets(parsePresets(readFileSync(`${builtInSpecs}/presets.json`, 'utf8'))).map(
  ({ name }) => name,
);

/** Types without a size: no row in the table, or the headers do not have the constant that it names. */
function unknownTypes(headers: HeaderFacts): string[] {
  const constants = new Set(headers.constants.map(({ name }) => name));
  return objectTypes(headers)
    .filter(({ name }) => {
      const size = objectSizes.get(name);
      return !size || (size.constant !== undefined && !constants.has(size.constant));
    })
    .map(({ name }) => name);
}

/** Records of extra boot information of which the content is not known. */
function unknownRecords({ constants }: HeaderFacts): string[] {
  const known = ['PADDING', 'NUM'].map((name) => `SEL4_BOOTINFO_HEADER_${name}`);
  known.push(...extraContents.map(({ id }) => id));
  const ids = constants.map(({ name }) => name).filter((name) => name.startsWith('SEL4_BOOTINFO_HEADER_'));
  return ids.filter((name) => !known.includes(name));
}

const sources = [
  { title: 'the built-in headers', tree: builtInSpecs as string | undefined },
  ...['12.1.0', '13.0.0', '14.0.0', '15.0.0', '16.0.0'].map((version) => ({
    title: `seL4 ${version}${trees.has(version) ? '' : ` (no tree of ${version} in SEL4_DIR)`}`,
    tree: trees.get(version),
  })),
];

describe('every object type and every extra record', () => {
  for (const { title, tree } of sources) {
    it.skipIf(!tree)(`of ${title} is known under every preset`, () => {
      const unknown = presets.map((preset) => {
        const { facts } = readTree(tree ?? '', presetConfig(preset));
        expect(objectTypes(facts).length).toBeGreaterThan(7);
        return [preset, ...unknownTypes(facts), ...unknownRecords(facts)];
      });
      expect(unknown.filter(({ length }) => length > 1)).toEqual([]);
    });
  }
});

describe('the kernel', () => {
  for (const [version, tree] of trees) {
    it(`of seL4 ${version} computes the same sizes`, () => {
      const found = kernelSizes(tree);
      expect(found.length).toBeGreaterThan(30);
      for (const { file, type, size } of found)
        expect([file, type, objectSizes.get(type)]).toEqual([file, type, size]);
    });
  }
  if (trees.size === 0) it.skip('of any release (SEL4_DIR names no tree)');
});

describe('the view', () => {
  const sizesOf = (preset: string): string[] =>
    toObjectsView(presetModel(preset))?.types.map(({ name, size }) => `${name}: ${size}`) ?? [];
  const limitsOf = (preset: string): string[] =>
    toObjectsView(presetModel(preset))?.limits.map(({ constant }) => layOut(constant)) ?? [];

  it('lists the types of the configuration', () => {
    const types = sizesOf('ia32');
    expect(types).toContain('"seL4_CapTableObject": ObjectSize::ChosenPlus(sys::seL4_SlotBits)');
    expect(types).toContain('"seL4_UntypedObject": ObjectSize::Chosen');
    expect(types).toContain('"seL4_X86_LargePageObject": ObjectSize::Fixed(sys::seL4_LargePageBits)');
    expect(types.filter((type) => /Sched|Reply|VCPU|PDPT|Count/.test(type))).toEqual([]);
    expect(sizesOf('ia32-mcs')).toContain('"seL4_SchedContextObject": ObjectSize::Chosen');
    expect(sizesOf('ia32-vtx')).toContain('"seL4_X86_VCPUObject": ObjectSize::Fixed(sys::seL4_X86_VCPUBits)');
  });
  it('has the limits that there are', () => {
    const untyped = [
      'pub const MIN_UNTYPED_SIZE_BITS: sys::seL4_Word = sys::seL4_MinUntypedBits;',
      'pub const MAX_UNTYPED_SIZE_BITS: sys::seL4_Word = sys::seL4_MaxUntypedBits;',
    ];
    const context = 'pub const MIN_SCHED_CONTEXT_SIZE_BITS: sys::seL4_Word = sys::seL4_MinSchedContextBits;';
    expect(limitsOf('aarch64')).toEqual(untyped);
    expect(limitsOf('aarch64-mcs')).toEqual([...untyped, context]);
  });
  it('leaves out types of which the size is 0 or missing', () => {
    const model = presetModel('aarch64');
    const constants = model.headers.constants
      .filter(({ name }) => name !== 'seL4_TCBBits')
      .map((one) => (one.name === 'seL4_VSpaceBits' ? { ...one, value: 0n } : one));
    const view = toObjectsView({ ...model, headers: { ...model.headers, constants } });
    const names = view?.types.map(({ name }) => name).join();
    expect(names).toContain('seL4_EndpointObject');
    expect(names).not.toMatch(/TCB|VSpace/);
    // One that cannot be made is no riddle.
    const problem = 'the headers have no constant seL4_TCBBits';
    const unknown = objectTypesWithoutSize({ ...model, headers: { ...model.headers, constants } });
    expect(unknown).toMatchObject([{ name: 'seL4_TCBObject', problem }]);
    expect(view?.listDoc).toContain('Of unknown size, and so not here: `seL4_TCBObject`.');
  });
  it('names the limits of what can be asked for', () => {
    const last = (preset: string) => toObjectsView(presetModel(preset))?.sizeDoc.at(-1);
    const untyped = '[`MIN_UNTYPED_SIZE_BITS`], [`MAX_UNTYPED_SIZE_BITS`]';
    expect(last('aarch64')).toBe(`see ${untyped}.`);
    expect(last('aarch64-mcs')).toBe(`see ${untyped}, [\`MIN_SCHED_CONTEXT_SIZE_BITS\`].`);
  });
  it('is nothing without object types', () => {
    const model = presetModel('aarch64');
    expect(toObjectsView({ ...model, headers: { ...model.headers, enums: [] } })).toBeUndefined();
  });
});
