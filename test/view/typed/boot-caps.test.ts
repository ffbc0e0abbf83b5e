// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { HeaderFacts } from '../../../src/model/header.js';
import type { Model } from '../../../src/model/model.js';
import { layOut } from '../../../src/emit/layout.js';
import { initialName, toBootCapsView } from '../../../src/view/typed/boot-caps-view.js';
import { toCapabilities } from '../../../src/view/typed/capabilities.js';
import { initialCaps } from '../../../src/view/typed/tables/initial-caps.js';
import { readTree, trees } from '../../header/trees.js';
import { presetConfig } from '../../helpers/installed-tree.js';
import { builtInSpecs } from '../../helpers/paths.js';
import { presetModel } from '../preset-model.js';
import { presets } from './all-methods.js';

/** The enumerators of the root task's slots; before 13.0.0 the enum has no name. */
function slotsOf({ enums }: HeaderFacts): string[] {
  const found = enums.find(({ values }) => values.some(({ name }) => name === 'seL4_CapNull'));
  return found?.values.map(({ name }) => name) ?? [];
}

/** Enumerators among the slots that no capability stands for, and why. */
const slotsWithoutCap: ReadonlyMap<string, string> = new Map([
  ['seL4_CapNull', 'the slot that always is empty'],
  ['seL4_NumInitialCaps', 'how many slots there are'],
]);

const constants = (model: Model): string[] =>
  toBootCapsView(model).initial.map(({ constant }) => layOut(constant));
const names = (preset: string): string[] =>
  toBootCapsView(presetModel(preset)).initial.map(({ name }) => name);

describe('every slot of the root task', () => {
  const sources = [['the built-in headers', builtInSpecs], ...trees] as const;
  for (const [title, tree] of sources) {
    it(`of ${title} has a row or a reason under every preset`, () => {
      for (const preset of presets) {
        const slots = slotsOf(readTree(tree, presetConfig(preset)).facts);
        expect(slots.length).toBeGreaterThan(14);
        const rows = new Set([...initialCaps.map(({ slot }) => slot), ...slotsWithoutCap.keys()]);
        expect(slots.filter((name) => !rows.has(name))).toEqual([]);
      }
    });
  }
  it('has a row for nothing else', () => {
    const slots = new Set(slotsOf(presetModel('aarch64-mcs').headers));
    const rows = [...initialCaps.map(({ slot }) => slot), ...slotsWithoutCap.keys()];
    expect(rows.filter((name) => !slots.has(name))).toEqual([]);
    expect(new Set(rows).size).toBe(rows.length);
  });
  it('has a name of its own', () =>
    expect(new Set(initialCaps.map(({ slot }) => initialName(slot))).size).toBe(initialCaps.length));
  it('holds a kind of capability that some preset has', () => {
    const models = ['aarch64-mcs-smmu', 'x86_64-iommu'].map((preset) => toCapabilities(presetModel(preset)));
    const unknown = initialCaps.filter(({ capability }) => !models.some((one) => one.find(capability)));
    expect(unknown).toEqual([]);
  });
});

describe('initial capabilities', () => {
  it('are typed constants', () =>
    expect(constants(presetModel('x86_64'))).toEqual([
      'pub const TCB: Tcb = Tcb::from_bits(sys::seL4_CapInitThreadTCB);',
      'pub const CNODE: CNode = CNode::from_bits(sys::seL4_CapInitThreadCNode);',
      'pub const VSPACE: X64Pml4 = X64Pml4::from_bits(sys::seL4_CapInitThreadVSpace);',
      'pub const IRQ_CONTROL: IrqControl = IrqControl::from_bits(sys::seL4_CapIRQControl);',
      'pub const ASID_CONTROL: X86AsidControl = X86AsidControl::from_bits(sys::seL4_CapASIDControl);',
      'pub const ASID_POOL: X86AsidPool = X86AsidPool::from_bits(sys::seL4_CapInitThreadASIDPool);',
      'pub const IO_PORT_CONTROL: X86IoPortControl =\n    X86IoPortControl::from_bits(sys::seL4_CapIOPortControl);',
      'pub const BOOT_INFO_FRAME: X86Page = X86Page::from_bits(sys::seL4_CapBootInfoFrame);',
      'pub const IPC_BUFFER: X86Page = X86Page::from_bits(sys::seL4_CapInitThreadIPCBuffer);',
      'pub const DOMAIN: DomainSet = DomainSet::from_bits(sys::seL4_CapDomain);',
    ]));
  it('are those that the configuration has', () => {
    const more = (preset: string, than: string): string[] =>
      names(preset).filter((name) => !names(than).includes(name));
    expect(more('aarch64-mcs', 'aarch64')).toEqual(['SC']);
    expect(more('aarch64-smmu', 'aarch64')).toEqual(['SMMU_SID_CONTROL', 'SMMU_CB_CONTROL']);
    expect(more('x86_64-iommu', 'x86_64')).toEqual(['IO_SPACE']);
    expect(more('x86_64', 'riscv64')).toEqual(['IO_PORT_CONTROL']);
  });
  it('ask for an option where the kind is always there', () => {
    const model = presetModel('aarch64');
    const options = model.configuration.options.map((one) =>
      one.name === 'CONFIG_ALLOW_SMC_CALLS' ? { ...one, value: true } : one,
    );
    const allowed = { ...model, configuration: { ...model.configuration, options } };
    const all = toBootCapsView(allowed).initial.map(({ name }) => name);
    expect(all.filter((name) => !names('aarch64').includes(name))).toEqual(['SMC']);
  });
});
