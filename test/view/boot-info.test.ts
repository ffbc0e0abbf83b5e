// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { HeaderFacts, HeaderField } from '../../src/model/header.js';
import type { Model } from '../../src/model/model.js';
import { layOut } from '../../src/emit/layout.js';
import { type BootInfoView, toBootInfoView } from '../../src/view/boot-info/boot-info-view.js';
import { snakeCase } from '../../src/view/rust-names.js';
import { presetModel } from './preset-model.js';

function viewOf(model: Model): BootInfoView {
  const view = toBootInfoView(model);
  if (!view) throw new Error('no boot information');
  return view;
}

function changed(model: Model, change: (headers: HeaderFacts) => Partial<HeaderFacts>): Model {
  return { ...model, headers: { ...model.headers, ...change(model.headers) } };
}

/** With the fields of a struct changed. */
function withFields(
  model: Model,
  struct: string,
  change: (fields: readonly HeaderField[]) => readonly HeaderField[],
): Model {
  return changed(model, ({ structs }) => ({
    structs: structs.map((one) => (one.name === struct ? { ...one, fields: change(one.fields) } : one)),
  }));
}

const accessors = (model: Model): string[] => viewOf(model).accessors.map(({ name }) => name);
const variants = (model: Model): string[] => viewOf(model).extra.variants.map(({ name }) => name);

const x86 = presetModel('x86_64');
const arm = presetModel('aarch64-mcs');

describe('accessors', () => {
  it('are those of all integers and regions', () =>
    expect(accessors(x86)).toEqual([
      'extra_len',
      'node_id',
      'num_nodes',
      'num_iopt_levels',
      'empty',
      'shared_frames',
      'user_image_frames',
      'user_image_paging',
      'io_space_caps',
      'extra_bi_pages',
      'init_thread_cnode_size_bits',
      'init_thread_domain',
      'untyped',
    ]));
  it('vary with the configuration', () => {
    const added = accessors(arm).filter((name) => !accessors(x86).includes(name));
    expect(added).toEqual(['schedcontrol']);
  });
  it('return the types of the fields', () => {
    const { accessors: all } = viewOf(x86);
    const heads = all.map(({ head, value }) => `${layOut(head)} ${value}`);
    expect(heads).toContain('pub const fn node_id(self) -> sys::seL4_NodeId { self.info.nodeID');
    expect(heads).toContain('pub const fn empty(self) -> SlotRegion { SlotRegion::of(self.info.empty)');
  });
  it('leave out what would hide a method, or is no integer', () => {
    const names = ['raw', 'untypeds', 'NodeID', 'self', 'type', 'futureField'];
    const model = withFields(x86, 'seL4_BootInfo', (fields) => {
      const [word] = fields;
      if (!word) throw new Error('no field');
      const more = names.map((name, index) => ({ ...word, name, offset: 4096 + index * 8 }));
      const end = fields.at(-1);
      const before = end ? end.offset + end.size : 0;
      return [...fields, ...more.map((one, index) => ({ ...one, offset: before + index * 8 }))];
    });
    const grown = changed(model, ({ structs }) => ({
      structs: structs.map((one) =>
        one.name === 'seL4_BootInfo' ? { ...one, size: one.size + names.length * 8 } : one,
      ),
    }));
    expect(accessors(grown)).toEqual([...accessors(x86), 'future_field']);
  });
  it('have names of Rust', () =>
    expect(['extraBIPages', 'initThreadCNodeSizeBits', 'x', 'aVSpace2Bits', 'ID'].map(snakeCase)).toEqual([
      'extra_bi_pages',
      'init_thread_cnode_size_bits',
      'x',
      'a_vspace2_bits',
      'id',
    ]));
});

describe('extra records', () => {
  const all = ['X86Vbe', 'X86MemoryMap', 'X86AcpiRsdp', 'X86Framebuffer', 'X86TscFrequency', 'DeviceTree'];
  it('are those of the architecture', () => {
    expect(variants(x86)).toEqual(all);
    expect(variants(arm)).toEqual(['DeviceTree']);
  });
  it('are those that have an identifier', () => {
    const model = changed(x86, ({ enums }) => ({
      enums: enums.map((one) => ({ ...one, values: one.values.filter(({ name }) => !/TSC|VBE/.test(name)) })),
    }));
    expect(variants(model)).toEqual(all.filter((name) => !/Tsc|Vbe/.test(name)));
  });
  it('are those that are declared', () => {
    const model = changed(x86, ({ structs }) => ({
      structs: structs.filter(({ name }) => !name.includes('BootInfo_mmap')),
    }));
    expect(variants(model)).toEqual(all.filter((name) => name !== 'X86MemoryMap'));
  });
  it('are those of which all bytes are values', () => {
    const model = withFields(x86, '_seL4_X86_BootInfo_VBE', (fields) =>
      fields.map((field) =>
        field.name === 'vbeMode' ? { ...field, shape: { kind: 'pointer', to: { kind: 'void' } } } : field,
      ),
    );
    expect(variants(model)).toEqual(all.filter((name) => name !== 'X86Vbe'));
  });
  it('have words for identifiers, where those are macros', () => {
    expect(viewOf(x86).extra.idType).toBe('sys::seL4_BootInfoID');
    const model = changed(x86, ({ enums }) => ({
      enums: enums.filter(({ name }) => name !== 'seL4_BootInfoID'),
    }));
    expect(variants(model)).toEqual(all);
    expect(viewOf(model).extra).toMatchObject({ idType: 'sys::seL4_Word', id: 'number' });
  });
  it('may be none', () => {
    const model = changed(arm, () => ({ enums: [], constants: arm.headers.constants.filter(isFrame) }));
    expect(viewOf(model).extra).toMatchObject({ hasVariants: false, variants: [] });
  });
});

function isFrame({ name }: { readonly name: string }): boolean {
  return name === 'seL4_PageBits';
}

describe('the frame', () => {
  const valueOf = (model: Model, name: string): bigint | undefined =>
    model.headers.constants.find((one) => one.name === name)?.value;
  it('has a size of its own', () => {
    const { frameBits } = viewOf(x86);
    expect(frameBits).toBe('seL4_BootInfoFrameBits');
    expect(1n << (valueOf(x86, frameBits) ?? 0n)).toBe(valueOf(x86, 'seL4_BootInfoFrameSize'));
  });
  it('is a page otherwise', () => {
    const constants = x86.headers.constants.filter(({ name }) => name !== 'seL4_BootInfoFrameBits');
    expect(viewOf(changed(x86, () => ({ constants }))).frameBits).toBe('seL4_PageBits');
  });
});

describe('headers that declare something else', () => {
  const struct = 'seL4_BootInfo';
  it.each(['seL4_BootInfo', 'seL4_SlotRegion', 'seL4_UntypedDesc', 'seL4_BootInfoHeader'])(
    'have no module without %s',
    (name) => {
      const structs = x86.headers.structs.filter((one) => one.name !== name);
      expect(toBootInfoView(changed(x86, () => ({ structs })))).toBeUndefined();
    },
  );
  it.each(['extraLen', 'ipcBuffer', 'untyped', 'untypedList'])('nor without the field %s', (name) => {
    const model = withFields(x86, struct, (fields) =>
      fields.map((field) => (field.name === name ? { ...field, name: 'other' } : field)),
    );
    expect(toBootInfoView(model)).toBeUndefined();
  });
  it('nor without the size of a page', () =>
    expect(toBootInfoView(changed(x86, () => ({ constants: [] })))).toBeUndefined());
});
