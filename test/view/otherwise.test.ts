// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/emit/layout.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { reportUnfit } from '../../src/generate.js';
import type { HeaderFacts, HeaderType } from '../../src/model/header.js';
import type { Parameter } from '../../src/model/interface.js';
import type { Model } from '../../src/model/model.js';
import { toBootInfoView } from '../../src/view/boot-info/boot-info-view.js';
import { toInvocationsView } from '../../src/view/invocations/invocations-view.js';
import { toBootCapsView } from '../../src/view/typed/boot-caps-view.js';
import { toIpcView } from '../../src/view/typed/ipc/ipc-view.js';
import { toMissingTable } from '../../src/view/typed/object-type.js';
import { toTypesView } from '../../src/view/typed/types-view.js';
import { presetModel } from './preset-model.js';

// What is declared, but otherwise than the generated code takes it to be.

const model = presetModel('x86_64-mcs-vtx');
const byte: HeaderType = { kind: 'integer', bits: 8, isSigned: false };
const long: HeaderType = { kind: 'integer', bits: 64, isSigned: true };

function complaints(of: Model, layer: 'sys' | 'typed' = 'typed'): string[] {
  const report = new Report();
  reportUnfit(of, layer, { locate: () => undefined, report });
  return report.diagnostics.map(({ code, message }) => `${code} ${message.split(' in these headers')[0]}`);
}

const withHeaders = (change: Partial<HeaderFacts>): Model => ({
  ...model,
  headers: { ...model.headers, ...change },
});

function withTypedef(name: string, shape: HeaderType): Model {
  const { typedefs } = model.headers;
  return withHeaders({ typedefs: typedefs.map((one) => (one.name === name ? { ...one, shape } : one)) });
}

function withConstant(name: string, value: bigint): Model {
  const { constants } = model.headers;
  return withHeaders({ constants: constants.map((one) => (one.name === name ? { ...one, value } : one)) });
}

function withMember(struct: string, name: string, shape: HeaderType): Model {
  const structs = model.headers.structs.map((one) => ({
    ...one,
    fields: one.fields.map((field) =>
      field.name === name && [one.name, ...one.typedefs].includes(struct) ? { ...field, shape } : field,
    ),
  }));
  return withHeaders({ structs });
}

describe('specs as they are', () => {
  it('fit', () => expect(complaints(model)).toEqual([]));
});

describe('a type', () => {
  it.each(['seL4_Word', 'seL4_CPtr', 'seL4_Uint64', 'seL4_TCB'])('%s is of another width', (name) => {
    expect(complaints(withTypedef(name, byte)).join()).toContain(`E0916 \`${name}\` is`);
    expect(complaints(withTypedef(name, long)).join()).toContain(`E0916 \`${name}\` is`);
  });
  it('for truth values is any integer', () => {
    expect(complaints(withTypedef('seL4_Bool', byte))).toEqual([]);
    expect(complaints(withTypedef('seL4_Bool', { kind: 'void' })).join()).toContain('E0916 `seL4_Bool` is');
  });
  it('of a capability is a word by whatever name', () =>
    expect(complaints(withTypedef('seL4_TCB', { kind: 'named', name: 'seL4_Word' }))).toEqual([]));
});

describe('a member of the IPC buffer', () => {
  it.each(['msg', 'caps_or_badges', 'userData', 'receiveCNode', 'receiveIndex', 'receiveDepth'])(
    '%s is no word',
    (name) =>
      expect(complaints(withMember('seL4_IPCBuffer', name, byte)).join()).toContain(
        `E0916 \`seL4_IPCBuffer.${name}\` is`,
      ),
  );
  it('has another length', () => {
    const msg: HeaderType = { kind: 'array', of: { kind: 'named', name: 'seL4_Word' }, count: 119 };
    expect(complaints(withMember('seL4_IPCBuffer', 'msg', msg))).toHaveLength(1);
  });
});

describe('a constant', () => {
  it('that a word is compared with is no word', () =>
    expect(complaints(withConstant('SEL4_VMENTER_RESULT_NOTIF', -1n)).join()).toContain('E0916'));
  it.each([-1n, 0n, 65n, 1n << 40n])('says that badges have %d bits', (value) =>
    expect(toTypesView(withConstant('seL4_BadgeBits', value)).badgeBits).toBeUndefined(),
  );
  it('is the slot of no capability where no word holds it', () => {
    const names = (of: Model): string[] => toBootCapsView(of).initial.map(({ name }) => name);
    expect(names(model)).toContain('TCB');
    expect(names(withConstant('seL4_CapInitThreadTCB', -1n))).not.toContain('TCB');
  });
  it('does not tell tables apart where another one is the same', () => {
    const bits =
      model.headers.constants.find(({ name }) => name === 'SEL4_MAPPING_LOOKUP_NO_PT')?.value ?? 0n;
    expect(toMissingTable(model)?.arms).toHaveLength(3);
    expect(toMissingTable(withConstant('SEL4_MAPPING_LOOKUP_NO_PD', bits))).toBeUndefined();
    expect(toMissingTable(withConstant('SEL4_MAPPING_LOOKUP_NO_PD', -1n))?.arms).toHaveLength(2);
  });
});

describe('a module', () => {
  const warned = (of: Model, module: string): boolean =>
    complaints(of).some((one) => one.startsWith(`W0917 the crate has no module \`${module}\``));
  it('has no boot information', () => {
    expect(warned(withMember('seL4_UntypedDesc', 'sizeBits', long), 'boot_info')).toBe(true);
    expect(warned(withTypedef('seL4_SlotPos', byte), 'boot_info')).toBe(true);
  });
  it('has no faults', () => {
    const without: Model = { ...model, bitfields: { ...model.bitfields, unions: [] } };
    expect(warned(without, 'fault')).toBe(true);
    expect(complaints(without, 'sys')).toEqual([]);
  });
});

describe('the module of the first capabilities', () => {
  it('imports nothing where there are none', () => {
    const none = withHeaders({ constants: [] });
    expect([toBootCapsView(model).hasInitial, toBootCapsView(none).hasInitial]).toEqual([true, false]);
  });
});

describe('the constructor of a message info', () => {
  const order = (...fields: string[]): string => {
    const blocks = model.bitfields.blocks.map((one) =>
      one.name === 'seL4_MessageInfo' ? { ...one, visibleOrder: fields } : one,
    );
    return layOut(toIpcView({ ...model, bitfields: { ...model.bitfields, blocks } }, true).messageInfo);
  };
  it('takes the fields in the order of the spec', () => {
    const usual = 'Self(sys::seL4_MessageInfo_t::new(label, 0, 0, length as Word))';
    expect(order('label', 'capsUnwrapped', 'extraCaps', 'length')).toBe(usual);
    const other = 'Self(sys::seL4_MessageInfo_t::new(0, length as Word, 0, 0, label))';
    expect(order('more', 'length', 'extraCaps', 'capsUnwrapped', 'label')).toBe(other);
  });
});

describe('a method', () => {
  const withInputs = (change: (one: Parameter) => Parameter): Model => ({
    ...model,
    interfaces: model.interfaces.map((one) => ({
      ...one,
      methods: one.methods.map((method) => ({ ...method, inputs: method.inputs.map(change) })),
    })),
  });
  const isWord = (one: Parameter): boolean => one.kind === 'word' && one.name !== 'count';
  it('puts a truth value that stands alone into the buffer, without parentheses', () => {
    const changed = withInputs((one) =>
      isWord(one) && one.kind !== 'capability' ? { ...one, kind: 'bool', type: 'seL4_Bool', bits: 1 } : one,
    );
    const lines = toInvocationsView(changed).methods.flatMap(({ body }) => body.map((line) => layOut(line)));
    const stored = lines.filter((line) => line.startsWith('ipc.set_mr(') && line.includes('& 0x1'));
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.filter((line) => /^ipc\.set_mr\(\d+, \(/.test(line))).toEqual([]);
  });
  it('has no other name that passes a number for a block', () => {
    const names = (of: Model): string[] => toInvocationsView(of).aliases.map(({ name }) => name);
    const changed = withInputs((one) =>
      isWord(one) && one.kind !== 'capability' ? { ...one, kind: 'bitfield', type: 'seL4_CapRights_t' } : one,
    );
    expect(names(model)).toContain('seL4_SchedControl_Configure');
    expect(names(changed)).not.toContain('seL4_SchedControl_Configure');
  });
});

describe('a record of boot information', () => {
  it('has no number that another one has', () => {
    const enums = model.headers.enums.map((one) =>
      one.typedefs.includes('seL4_BootInfoID') || one.name === 'seL4_BootInfoID'
        ? { ...one, values: one.values.map((each) => ({ ...each, value: 1n })) }
        : one,
    );
    expect(toBootInfoView(withHeaders({ enums }))?.extra.variants).toHaveLength(1);
  });
});
