// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toCapRights } from '../../../src/view/typed/cap-rights.js';
import { toMapping } from '../../../src/view/typed/mapping-view.js';
import { toMissingTable, toObjectType } from '../../../src/view/typed/object-type.js';
import { tableLevels } from '../../../src/view/typed/tables/portable.js';
import { rightsMacros } from '../../../src/view/typed/tables/rights.js';
import { toTypesView, type TypesView } from '../../../src/view/typed/types-view.js';
import { readTree, trees } from '../../header/trees.js';
import { presetConfig } from '../../helpers/installed-tree.js';
import { builtInSpecs } from '../../helpers/paths.js';
import { presetModel } from '../preset-model.js';
import { presets } from './all-methods.js';

// What programs for several architectures use: the same names everywhere.

const bases = ['aarch32', 'arm_hyp', 'aarch64', 'ia32', 'x86_64', 'riscv32', 'riscv64'];
const viewOf = (preset: string): TypesView => toTypesView(presetModel(preset));

describe('names that all architectures have', () => {
  it.each(presets)('are there under preset %s', (preset) => {
    const view = viewOf(preset);
    const objects = view.values.find(({ name }) => name === 'ObjectType')?.constants ?? [];
    const names = objects.map(({ name }) => name);
    for (const name of ['CNODE', 'SMALL_PAGE', 'LARGE_PAGE', 'PAGE_TABLE', 'VSPACE', 'TCB'])
      expect(names).toContain(name);
    expect(new Set(names).size).toBe(names.length);
    expect(view.registers.map(({ name }) => name)).toEqual(['pc', 'sp']);
    expect(view.aliases.map(({ name }) => name)).toContain('VmAttributes');
  });
  it('stand for what the architecture has', () => {
    const of = (preset: string): string[] =>
      toObjectType(presetModel(preset))?.aliases.map(({ rustName, word }) => `${rustName}: ${word}`) ?? [];
    expect(of('ia32')).toEqual([
      'CNODE: sys::seL4_CapTableObject',
      'SMALL_PAGE: sys::seL4_X86_4K',
      'LARGE_PAGE: sys::seL4_X86_LargePageObject',
      'PAGE_TABLE: sys::seL4_X86_PageTableObject',
      'VSPACE: sys::seL4_X86_PageDirectoryObject',
    ]);
    expect(of('riscv64')).toContain('HUGE_PAGE: sys::seL4_RISCV_Giga_Page');
    expect(bases.map((preset) => of(preset).find((name) => name.startsWith('VSPACE')))).toEqual([
      'VSPACE: sys::seL4_ARM_PageDirectoryObject',
      'VSPACE: sys::seL4_ARM_PageDirectoryObject',
      'VSPACE: sys::seL4_ARM_VSpaceObject',
      'VSPACE: sys::seL4_X86_PageDirectoryObject',
      'VSPACE: sys::seL4_X64_PML4Object',
      'VSPACE: sys::seL4_RISCV_PageTableObject',
      'VSPACE: sys::seL4_RISCV_PageTableObject',
    ]);
  });
  it('give way to what has the name already', () => {
    const model = presetModel('aarch64');
    const enums = model.headers.enums.map((one) => ({
      ...one,
      values: one.values.map((value) =>
        value.name === 'seL4_CapTableObject' ? { ...value, name: 'seL4_SmallPageObject' } : value,
      ),
    }));
    const type = toObjectType({ ...model, headers: { ...model.headers, enums } });
    expect(type?.values.map(({ rustName }) => rustName)).toContain('SMALL_PAGE');
    expect(type?.aliases.map(({ rustName }) => rustName)).not.toContain('SMALL_PAGE');
  });
  it('are registers of each architecture', () =>
    expect(
      bases.map((preset) =>
        viewOf(preset)
          .registers.map(({ field }) => field)
          .join(),
      ),
    ).toEqual(['pc,sp', 'pc,sp', 'pc,sp', 'eip,esp', 'rip,rsp', 'pc,sp', 'pc,sp']));
});

describe('the table that is missing', () => {
  it('is the only one, or told by the bits that are left', () => {
    expect(bases.map((preset) => viewOf(preset).missingTable)).toMatchObject([
      { only: 'ARM_PAGE_TABLE' },
      { only: 'ARM_PAGE_TABLE' },
      { only: 'ARM_PAGE_TABLE' },
      { only: 'X86_PAGE_TABLE' },
      { only: undefined, arms: { length: 3 } },
      { only: 'RISCV_PAGE_TABLE' },
      { only: 'RISCV_PAGE_TABLE' },
    ]);
  });
  const levels = new Set(tableLevels.map(({ constant }) => constant));
  for (const [title, tree] of [['the built-in headers', builtInSpecs], ...trees] as const) {
    it(`has a row for every constant of ${title}`, () => {
      for (const preset of bases) {
        const { constants } = readTree(tree, presetConfig(preset)).facts;
        const found = constants
          .map(({ name }) => name)
          .filter((name) => name.startsWith('SEL4_MAPPING_LOOKUP_NO_'));
        expect(found.filter((name) => !levels.has(name) && !name.includes('_EPT'))).toEqual([]);
        expect(found).toContain('SEL4_MAPPING_LOOKUP_NO_PT');
      }
    });
  }
});

describe('the table that is missing is mapped', () => {
  it.each(presets)('under preset %s by the method of its type', (preset) => {
    const model = presetModel(preset);
    const types = toMissingTable(model)?.types ?? [];
    expect(types.length).toBeGreaterThan(0);
    expect(toMapping(model)?.arms.map(({ objectType }) => objectType)).toEqual(
      types.map(({ rustName }) => rustName),
    );
  });
  it('is a call for each level', () =>
    expect(toMapping(presetModel('x86_64'))?.arms.map((one) => Object.values(one).join(' '))).toEqual([
      'X86_PAGE_TABLE X86PageTable map',
      'X86_PAGE_DIRECTORY X86PageDirectory map',
      'X86_PDPT X86Pdpt map',
    ]));
  it('is left to programs where a table is mapped in another way', () => {
    const model = presetModel('x86_64');
    const interfaces = model.interfaces.map((one) => ({
      ...one,
      methods: one.methods.map((each) =>
        one.name === 'seL4_X86_PDPT' ? { ...each, inputs: each.inputs.slice(1) } : each,
      ),
    }));
    expect(toMapping({ ...model, interfaces })).toBeUndefined();
  });
});

describe('rights', () => {
  for (const [title, tree] of [['the built-in headers', builtInSpecs], ...trees] as const) {
    it(`are those of the macros of ${title}`, () => {
      const text = readFileSync(`${tree}/libsel4/include/sel4/shared_types.h`, 'utf8');
      const macros = [...text.matchAll(/^#define (seL4_\w+)\s+seL4_CapRights_new\(([01, ]+)\)/gm)];
      const rights = toCapRights(presetModel('aarch64'))?.values ?? [];
      const ours = rightsMacros.map(({ macro, name }) => {
        const word = rights.find(({ rustName }) => rustName === name)?.word ?? '';
        return [macro, /new\((.*)\)/.exec(word)?.[1]?.replaceAll('!0', '1')];
      });
      expect(ours).toEqual(expect.arrayContaining(macros.map(([, name, args]) => [name, args])));
      expect(ours).toHaveLength(macros.length);
    });
  }
});
