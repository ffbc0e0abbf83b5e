// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { Report } from '../../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../../src/diagnostics/render.js';
import { layOut } from '../../../src/emit/layout.js';
import { escapeMarkdown, oneLine, paragraph } from '../../../src/view/docs.js';
import type { Interface, Method, Parameter } from '../../../src/model/interface.js';
import type { Model } from '../../../src/model/model.js';
import { toCapView } from '../../../src/view/typed/cap-view.js';
import { toCapabilities } from '../../../src/view/typed/capabilities.js';
import { reportTypedCollisions } from '../../../src/view/typed/collisions.js';
import { methodDocs } from '../../../src/view/typed/method-docs.js';
import { said } from '../../../src/view/typed/method-prose.js';
import type { TypedMethod } from '../../../src/view/typed/method.js';
import { otherObjects } from '../../../src/view/typed/tables/objects.js';
import { isJudged, safetyOf } from '../../../src/view/typed/tables/safety.js';
import { capabilityText, structText } from '../../../src/view/typed/tables/type-docs.js';
import { presetModel } from '../preset-model.js';
import { methodsOf, presets } from './all-methods.js';

const isOther = (name: string): boolean => otherObjects.some((one) => one.name === name);

const mcs = presetModel('aarch64-mcs');

/** The heads of a view's methods, as `Type: head`. */
function heads(model: Model): string[] {
  return toCapView(model).impls.flatMap(({ type, methods }) =>
    methods.map(
      ({ head }) =>
        `${type}: ${layOut(head)
          .replace(/\(\n\s*/, '(')
          .replace(/,\n\s*\)/, ')')
          .replace(/\n\s*/g, ' ')} {`,
    ),
  );
}

/** Without what the layout of comments adds. */
function plain(text: string): string {
  return text.replace(/\\/g, '').replace(/\s+/g, ' ');
}

function toDocs(model: Model): Map<TypedMethod, string> {
  const { methods } = methodsOf(model);
  const docs = (typed: TypedMethod): string =>
    plain(methodDocs(typed, safetyOf(typed.owner.name, typed.method.name), model).join(' '));
  return new Map(methods.map((typed) => [typed, docs(typed)]));
}

describe.each(presets)('every method of preset %s', (preset) => {
  const model = presetModel(preset);
  const all = model.interfaces.flatMap((owner) => owner.methods.map((method) => ({ owner, method })));
  const { methods, aliases } = methodsOf(model);
  const view = toCapView(model);

  it('is a method of the typed layer', () => {
    expect(all.length).toBeGreaterThan(30);
    expect(methods.map(({ owner, method }) => [owner.name, method.name])).toEqual(
      all.map(({ owner, method }) => [owner.name, method.name]),
    );
    const count = view.impls.reduce((sum, one) => sum + one.methods.length, 0);
    expect(count).toBe(all.length + aliases.length);
    expect(methods.filter(({ receiver }) => receiver === '')).toEqual([]);
  });
  it('takes all that the raw function takes', () => {
    for (const { method, args } of [...methods, ...aliases]) {
      expect([method.name, args.length]).toEqual([method.name, method.inputs.length]);
    }
  });
  it('says what the specs say', () => {
    const docs = toDocs(model);
    const silent = [...docs].flatMap(([typed, doc]) => {
      const { brief, description, errors } = typed.method.documentation;
      const texts = [
        paragraph(said(brief, typed)).join(' '),
        paragraph(said(description, typed)).join(' '),
        escapeMarkdown(typed.method.documentation.capability).replace(/\.$/, ''),
        ...[
          ...typed.method.inputs,
          ...(typed.result === undefined ? typed.outputs.map(({ of }) => of) : []),
        ].map((one) => oneLine(said(one.description, typed)).replace(/\.$/, '')),
        ...errors.map((error) => oneLine(said(error.description, typed))),
        ...errors.map(({ name }) => `[\`ErrorKind::${name.replace('seL4_', '')}\`]`),
      ];
      const missing = texts.filter((text) => !doc.includes(plain(text)));
      return brief === undefined || missing.length > 0 ? [typed.raw, ...missing] : [];
    });
    expect(silent).toEqual([]);
  });
  it('has been judged', () =>
    expect(
      methods.filter(({ owner, method }) => !isJudged(owner.name, method.name)).map(({ raw }) => raw),
    ).toEqual([]));
  it('is on a type that is described', () => {
    const { all: kinds } = toCapabilities(model);
    const silent = kinds.filter(({ name }) => capabilityText(name) === undefined && !isOther(name));
    expect(silent.map(({ name }) => name)).toEqual([]);
    expect(model.structs.filter(({ name }) => structText(name) === undefined)).toEqual([]);
  });
  it('has a name of its own', () => {
    const report = new Report();
    reportTypedCollisions(model, { locate: () => undefined, report });
    expect(renderDiagnostics(report.diagnostics)).toBe('');
  });
});

describe('methods', () => {
  it('read as Rust', () =>
    expect(heads(mcs)).toEqual(
      expect.arrayContaining([
        'Tcb: pub fn resume(self) -> Result<()> {',
        'Tcb: pub unsafe fn set_ipc_buffer(self, buffer: Word, buffer_frame: ArmPage<impl Sized>) -> Result<()> {',
        'Tcb: pub fn read_registers(self, suspend_source: bool, arch_flags: u8, count: Word) -> Result<UserContext> {',
        'Tcb: pub fn set_flags(self, clear: TcbFlags, set: TcbFlags) -> Result<TcbFlags> {',
        'Slot: pub fn mint(self, src: Slot<impl Sized>, rights: CapRights, badge: impl Into<CapData>) -> Result<()> {',
        'Slot: pub fn move_(self, src: Slot<impl Sized>) -> Result<()> {',
        'Slot: pub unsafe fn delete(self) -> Result<()> {',
        'Untyped: pub fn retype(self, object_type: ObjectType, size_bits: Word, dest: Slots<impl Sized>, num_objects: Word) -> Result<()> {',
        'IrqControl: pub fn get(self, irq: Word, slot: Slot<impl Sized>) -> Result<()> {',
        'SchedContext: pub fn bind(self, cap: impl TcbOrNotification) -> Result<()> {',
        'SchedContext: pub fn consumed(self) -> Result<Time> {',
        'ArmSmc: pub unsafe fn call(self, smc_args: &ArmSmcContext) -> Result<ArmSmcContext> {',
      ]),
    ));
  it('take any of several kinds where the kernel does', () => {
    const assign = (preset: string): string | undefined =>
      heads(presetModel(preset)).find((head) => /AsidPool: .*assign/.test(head));
    // One kind is a type, several are a trait.
    expect(assign('x86_64')).toBe(
      'X86AsidPool: pub fn assign(self, vspace: X64Pml4<impl Sized>) -> Result<()> {',
    );
    expect(assign('x86_64-vtx')).toBe(
      'X86AsidPool: pub fn assign(self, vspace: impl X64Pml4OrX86EptPml4) -> Result<()> {',
    );
    expect(toCapView(presetModel('x86_64')).choices).toEqual([]);
    expect(toCapView(presetModel('x86_64-mcs-vtx')).choices).toEqual([
      { trait: 'TcbOrNotification', types: ['Tcb', 'Notification'] },
      { trait: 'X64Pml4OrX86EptPml4', types: ['X64Pml4', 'X86EptPml4'] },
    ]);
  });
  it('take an address, where another thread is to look it up', () => {
    const setSpace = (preset: string): string | undefined =>
      heads(presetModel(preset)).find((head) => /set_space/.test(head));
    expect(setSpace('aarch64')).toContain('fault_ep: CPtr, ');
    expect(setSpace('aarch64-mcs')).toContain('fault_ep: Endpoint<impl Sized>, ');
  });
  it('are there under the name of an alias that fills in arguments', () =>
    expect(methodsOf(mcs).aliases.map(({ receiver, name, raw }) => [receiver, name, raw])).toEqual([
      ['SchedControl', 'configure', 'seL4_SchedControl_Configure'],
    ]));
  it('return a struct where the results are several', () => {
    const { results } = toCapView(presetModel('aarch64-debug'));
    expect(
      results.map(({ name, fields }) => `${name}: ${fields.map((one) => `${one.name} ${one.type}`).join()}`),
    ).toEqual([
      'TcbGetBreakpoint: vaddr Word,breakpoint_type BreakpointType,size Word,rw BreakpointAccess,is_enabled bool',
    ]);
  });
  it('have an address space that suits the architecture', () => {
    const spaces = ['aarch32', 'arm_hyp', 'aarch64', 'ia32', 'x86_64', 'riscv32', 'riscv64'].map(
      (preset) => toCapabilities(presetModel(preset)).find('vspace')?.rustName,
    );
    expect(spaces).toEqual([
      'ArmPageDirectory',
      'ArmPageDirectory',
      'ArmVSpace',
      'X86PageDirectory',
      'X64Pml4',
      'RiscvPageTable',
      'RiscvPageTable',
    ]);
  });
  it('of other configurations have no types here', () => {
    const names = (preset: string): string[] =>
      toCapabilities(presetModel(preset)).all.map(({ rustName }) => rustName);
    expect(names('aarch64')).not.toContain('SchedContext');
    expect(names('aarch64')).not.toContain('Reply');
    expect(names('aarch64')).not.toContain('ArmVcpu');
    expect(names('aarch64-mcs')).toEqual(expect.arrayContaining(['SchedContext', 'Reply']));
    expect(names('aarch64-hyp')).toContain('ArmVcpu');
  });
});

describe('methods that nobody has seen', () => {
  const word = {
    kind: 'word',
    type: 'seL4_Word',
    firstBit: 0,
    bits: 64,
    byReference: false,
    description: undefined,
  } as const;
  const grown = (owner: string, name: string, inputs: readonly Parameter[] = []): Model => {
    const add = (one: Interface): Interface => {
      const [like] = one.methods;
      if (one.name !== owner || !like) return one;
      const method: Method = { ...like, name, inputs, outputs: [], counted: false };
      return { ...one, methods: [...one.methods, method] };
    };
    return { ...mcs, interfaces: mcs.interfaces.map(add) };
  };
  const complaints = (model: Model): string => {
    const report = new Report();
    reportTypedCollisions(model, { locate: () => undefined, report });
    return renderDiagnostics(report.diagnostics);
  };

  it('are there, and unsafe', () => {
    expect(safetyOf('seL4_TCB', 'Teleport')).toMatchObject({ isSafe: false });
    const model = grown('seL4_TCB', 'Teleport', [
      { ...word, name: 'where' },
      { ...word, name: 'error' },
    ]);
    expect(heads(model)).toContain(
      'Tcb: pub unsafe fn teleport(self, where_: Word, error_: Word) -> Result<()> {',
    );
    expect(complaints(model)).toBe('');
  });
  it('of CNodes are on the CNode unless they begin with a slot', () =>
    expect(heads(grown('seL4_CNode', 'Slot'))).toContain('CNode: pub unsafe fn slot_(self) -> Result<()> {'));
  it('take slots', () => {
    const root = { kind: 'capability', type: 'seL4_CNode', slot: 0, description: undefined } as const;
    const path = (prefix: string): Parameter[] => [
      { ...root, name: `${prefix}root` },
      { ...word, name: `${prefix}index` },
      { ...word, kind: 'int', type: 'seL4_Uint8', name: `${prefix}depth` },
    ];
    const [first, second = first, third = first] = path('far_');
    expect(heads(grown('seL4_TCB', 'Teleport', [...path(''), ...path('far_')]))).toContain(
      'Tcb: pub unsafe fn teleport(self, slot: Slot<impl Sized>, far: Slot<impl Sized>) -> Result<()> {',
    );
    // Not in this order.
    if (!second || !third || !first) throw new Error('no path');
    expect(heads(grown('seL4_TCB', 'Teleport', [first, third, second]))).toContain(
      'Tcb: pub unsafe fn teleport(self, far_root: CNode<impl Sized>, far_depth: u8, far_index: Word) -> Result<()> {',
    );
  });
  it('may not take the name of another one', () => {
    expect(complaints(grown('seL4_TCB', 'Set_Priority'))).toMatch(/E0334.*seL4_TCB::Set_Priority/);
    const twice = [
      { ...word, name: 'startAt' },
      { ...word, name: 'start_at' },
    ];
    expect(complaints(grown('seL4_TCB', 'Teleport', twice))).toMatch(/E0334.*start_at/);
  });
  it('may be of an interface with the name of a type of Rust', () => {
    const named = (name: string): Model => ({
      ...mcs,
      interfaces: mcs.interfaces.map((one) => (one.name === 'seL4_DomainSet' ? { ...one, name } : one)),
    });
    for (const [name, rust] of [
      ['seL4_Result', 'ResultCap'],
      ['seL4_Option', 'OptionCap'],
      ['seL4_Slot', 'SlotCap'],
    ] as const) {
      expect(heads(named(name)).join('\n')).toContain(`${rust}: pub`);
      expect(complaints(named(name))).toBe('');
    }
    expect(complaints(named('seL4_ObjectType'))).toBe('');
    expect(complaints(named('seL4_T_C_B'))).toBe('');
    expect(complaints(named('seL4_Tcb'))).toMatch(/E0334/);
  });
});
