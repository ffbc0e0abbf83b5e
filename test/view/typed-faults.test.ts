// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { HeaderFacts } from '../../src/model/header.js';
import type { Model } from '../../src/model/model.js';
import { enumName } from '../../src/view/headers/names.js';
import { faultDocs, wordDocs, wordKinds } from '../../src/view/typed/faults/fault-facts.js';
import { type FaultView, toFaultView } from '../../src/view/typed/faults/fault-view.js';
import { replySources } from '../../src/view/typed/faults/reply-facts.js';
import { snakeName, typeName } from '../../src/view/typed/names.js';
import { safetyOf } from '../../src/view/typed/tables/safety.js';
import { futureModel, withoutEnums } from './invented-model.js';
import { presetModel } from './preset-model.js';

function viewOf(model: Model, hasErrors = true): FaultView {
  const view = toFaultView(model, hasErrors);
  if (!view) throw new Error('no faults');
  return view;
}

const variants = (model: Model): string[] =>
  viewOf(model).variants.map(({ name, content }) => name + content);
const message = (model: Model, name: string) => viewOf(model).messages.find((one) => one.name === name);
const accessors = (model: Model, name: string) => message(model, name)?.accessors.map((one) => one.name);
const reply = (model: Model, name: string) => viewOf(model).replies.find((one) => one.name === name);

const arm = presetModel('aarch64-mcs');
const x86 = presetModel('ia32-mcs-debug');
const hypervisor = presetModel('aarch64-hyp');

describe('faults', () => {
  it('are the tags of the configuration', () => {
    expect(variants(presetModel('riscv64'))).toEqual([
      'NullFault',
      'CapFault(CapFault)',
      'UnknownSyscall(UnknownSyscall)',
      'UserException(UserException)',
      'VmFault(VmFault)',
    ]);
    const added = (model: Model): string[] =>
      variants(model).filter((one) => !variants(presetModel('riscv64')).includes(one));
    expect(added(arm)).toEqual(['Timeout(Timeout)']);
    expect(added(x86)).toEqual(['DebugException(DebugException)', 'Timeout(Timeout)']);
    expect(added(hypervisor)).toEqual([
      'VgicMaintenance(VgicMaintenance)',
      'VcpuFault(VcpuFault)',
      'VppiEvent(VppiEvent)',
    ]);
  });
  it('have methods for their words', () => {
    expect(accessors(arm, 'VmFault')).toEqual(['ip', 'addr', 'is_prefetch', 'fsr']);
    expect(accessors(arm, 'CapFault')).toEqual(['ip', 'addr', 'is_receive', 'lookup_failure']);
    expect(accessors(arm, 'UserException')).toEqual(['fault_ip', 'sp', 'spsr', 'number', 'code']);
    expect(accessors(hypervisor, 'VcpuFault')).toEqual(['hsr', 'exception_class']);
    expect(message(arm, 'CapFault')?.length).toBe(7);
  });
  it('put times together low word first', () => {
    const time = (model: Model) =>
      message(model, 'Timeout')?.accessors.find(({ name }) => name === 'consumed')?.body;
    expect(time(arm)).toEqual(['self.0.word(sys::seL4_Timeout_Consumed)']);
    expect(time(x86)?.slice(0, 2)).toEqual([
      'let low = self.0.word(sys::seL4_Timeout_Consumed_HighBits);',
      'let high = self.0.word(sys::seL4_Timeout_Consumed_LowBits);',
    ]);
  });
  it('say of lookup failures nothing where there are no such', () => {
    const names = viewOf(arm, false)
      .messages.find(({ name }) => name === 'CapFault')
      ?.accessors.map(({ name }) => name);
    expect(names).toEqual(['ip', 'addr', 'is_receive']);
  });
  it('have a format of their status', () => {
    const modules = ['aarch64', 'arm_hyp', 'aarch32', 'ia32', 'riscv32'].map(
      (one) => viewOf(presetModel(one)).statusModule,
    );
    expect(modules).toEqual([
      'vm_status_arm_long',
      'vm_status_arm_long',
      'vm_status_arm_short',
      'vm_status_x86',
      'vm_status_riscv',
    ]);
  });
});

describe('replies', () => {
  it('have the registers before what the kernel adds', () => {
    expect(reply(arm, 'UnknownSyscallReply')).toMatchObject({ length: 12, isOfFault: true });
    expect(reply(arm, 'UserExceptionReply')).toMatchObject({ length: 3, isOfFault: true });
    expect(reply(arm, 'UserExceptionReply')?.setters).toHaveLength(3);
    expect(viewOf(presetModel('aarch64')).replies.map(({ name }) => name)).not.toContain('TimeoutReply');
  });
  it('are unsafe where the thread gets registers, or nobody knows', () => {
    const unsafety = (model: Model) =>
      viewOf(model).replies.map(({ name, unsafety, safety }) => `${unsafety}${name} ${safety.length > 0}`);
    expect(unsafety(x86)).toEqual([
      'unsafe UnknownSyscallReply true',
      'unsafe UserExceptionReply true',
      'DebugExceptionReply false',
      'unsafe TimeoutReply true',
    ]);
    expect(unsafety(futureModel(arm))).toContain('unsafe XioFaultReply true');
    const promise = safetyOf('seL4_TCB', 'WriteRegisters');
    const said = reply(arm, 'TimeoutReply')?.safety.join(' ');
    expect(promise.isSafe ? '' : promise.promise).toBe(said?.replace(' # Safety  ', ''));
  });
  it('may be a whole struct', () => {
    expect(reply(arm, 'TimeoutReply')).toMatchObject({
      length: 34,
      hasStruct: true,
      struct: 'sys::seL4_UserContext',
    });
    expect(reply(x86, 'TimeoutReply')?.members.at(-1)).toBe('registers.gs_base');
    const structs = arm.headers.structs.filter(({ typedefs }) => !typedefs.includes('seL4_UserContext'));
    const without = { ...arm, headers: { ...arm.headers, structs } };
    expect(reply(without, 'TimeoutReply')).toMatchObject({ length: 34, hasStruct: false });
  });
  it('of a timeout name the registers as the struct does', () => {
    for (const preset of ['aarch64-mcs', 'aarch32-mcs', 'ia32-mcs', 'x86_64-mcs', 'riscv64-mcs']) {
      const model = presetModel(preset);
      const members = reply(model, 'TimeoutReply')?.members.map((one) => one.replace('registers.', '')) ?? [];
      const names = timeoutNames(model.headers);
      expect(names.length).toBeGreaterThan(9);
      expect(names).toHaveLength(members.length);
      // Only these have other names.
      const same = /^(?:FaultIP|LR|R14|FLAGS|SPSR_EL1|RSP|SP|TLS_BASE)$/;
      const differ = names.filter((name, index) => !same.test(name) && name.toLowerCase() !== members[index]);
      expect(differ).toEqual([]);
    }
  });
});

function timeoutNames({ enums }: HeaderFacts): string[] {
  const found = enums.find((one) => enumName(one) === 'seL4_TimeoutReply_Msg');
  const names = found?.values.map(({ name }) => name.replace('seL4_TimeoutReply_', '')) ?? [];
  return names.filter((name) => name !== 'Length');
}

describe('faults that nobody knows', () => {
  const future = futureModel(arm);
  it('have what the headers say of them', () => {
    expect(variants(future).slice(-2)).toEqual(['XioFault(XioFault)', 'DarkFault']);
    expect(message(future, 'XioFault')).toMatchObject({ length: 5, hasStatus: false, hasReply: false });
    // No methods that there are, and no name twice; keywords get an underscore.
    expect(accessors(future, 'XioFault')).toEqual(['ip', 'type_', 'port_width']);
    expect(reply(future, 'XioFaultReply')).toMatchObject({ length: 2, isOfFault: false, hasStruct: false });
  });
  it('may be all that there is', () => {
    const names = arm.headers.enums.flatMap(({ name, typedefs }) => [name ?? '', ...typedefs]);
    const bare = withoutEnums(arm, ...names.filter((name) => name.endsWith('_Msg')));
    expect(viewOf(bare)).toMatchObject({
      hasMessages: false,
      hasReplies: false,
      hasStatus: false,
      longest: 0,
    });
    expect(variants(bare)).toContain('VmFault');
  });
  it('are not there without the union', () => {
    const unions = arm.bitfields.unions.filter(({ name }) => name !== 'seL4_Fault');
    expect(toFaultView({ ...arm, bitfields: { ...arm.bitfields, unions } }, true)).toBeUndefined();
    const empty = arm.bitfields.unions.map((one) => ({ ...one, variants: one.variants.slice(0, 1) }));
    expect(toFaultView({ ...arm, bitfields: { ...arm.bitfields, unions: empty } }, true)).toBeUndefined();
  });
});

describe('the tables', () => {
  const all = [arm, x86, hypervisor, presetModel('x86_64-mcs-debug'), presetModel('arm_hyp-mcs')];
  it('name only what there is', () => {
    const tags = new Set(
      all.flatMap(({ bitfields }) =>
        bitfields.unions.flatMap(({ variants }) => variants.map(({ block }) => block.name)),
      ),
    );
    expect([...faultDocs.keys(), ...replySources.keys()].filter((name) => !tags.has(name))).toEqual([]);
    const constants = new Set(all.flatMap(({ headers }) => headers.constants.map(({ name }) => name)));
    const rows = [...wordDocs.keys(), ...wordKinds.keys()];
    expect(rows.filter((name) => !constants.has(`seL4_${name}`))).toEqual([]);
  });
});

describe('names', () => {
  it('are those of Rust', () => {
    expect(['VMFault', 'VGICMaintenance', 'VPPIEvent', 'CapFault', 'user_exception'].map(typeName)).toEqual([
      'VmFault',
      'VgicMaintenance',
      'VppiEvent',
      'CapFault',
      'UserException',
    ]);
    expect(['FaultIP', 'SPSR_EL1', 's0', 'A__b', 'InRecvPhase'].map(snakeName)).toEqual([
      'fault_ip',
      'spsr_el1',
      's0',
      'a_b',
      'in_recv_phase',
    ]);
  });
});
