// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { explainFunction, functionNames } from '../../src/explain/function.js';
import { explainSyscall } from '../../src/explain/syscall.js';
import { callRegisters } from '../../src/view/trap/registers.js';
import { presetModel } from '../facts/models.js';
import { type CommandResult, runCommand } from '../helpers/command.js';
import { repository } from '../helpers/paths.js';
import { presetContext } from './contexts.js';

const run = (...args: readonly string[]): Promise<CommandResult> =>
  runCommand(['explain', ...args], repository);

/** Golden texts: RECORD=1 writes them; read the difference. */
const golden = `${repository}/fixtures/explain`;
const isRecording = process.env['RECORD'] === '1';
const cases: Readonly<Record<string, readonly string[]>> = {
  'method-aarch64': ['seL4_CNode_Copy', '--config', 'aarch64-mcs'],
  'method-with-results-ia32': ['seL4_TCB_ReadRegisters', '--config', 'ia32'],
  'method-in-two-forms-x86_64': ['Tcb::configure', '--config', 'x86_64'],
  'absent-method': ['seL4_TCB_SetAffinity', '--config', 'riscv64-mcs'],
  'absent-method-of-x86_64': ['seL4_TCB_SetEPTRoot', '--config', 'x86_64'],
  'absent-syscall': ['--syscall', '-15', '--config', 'aarch64'],
  'syscall-of-the-other-kernel': ['seL4_SysReply', '--config', 'aarch64-mcs'],
  'function-riscv64': ['seL4_Call', '--config', 'riscv64'],
  'function-without-answer': ['seL4_DebugPutChar', '--config', 'aarch64-debug'],
  'function-of-the-other-kernel': ['seL4_NBWait', '--config', 'ia32'],
  'function-of-other-machines': ['sys::seL4_DebugSendIPI', '--config', 'riscv64'],
  'block-of-other-configurations': ['VGICMaintenance', '--config', 'aarch64'],
  'enumerator-that-moves': ['seL4_ObjectTypeCount', '--config', 'x86_64-vtx'],
  'struct-with-open-members': ['seL4_BootInfo', '--config', 'riscv32'],
  'interface-riscv32': ['seL4_Untyped', '--config', 'riscv32'],
  'syscall-ia32-mcs': ['NBSendRecv', '--config', 'ia32-mcs'],
  'fault-block-aarch32': ['VMFault', '--config', 'aarch32'],
  'narrow-bits-x86_64': ['seL4_MessageInfo', '--config', 'x86_64'],
  'constant-of-two-values': ['seL4_TCBBits', '--config', 'aarch64'],
  'union-arm_hyp': ['seL4_Fault', '--config', 'arm_hyp'],
  'enumerator-riscv64': ['seL4_EndpointObject', '--config', 'riscv64'],
  'struct-ia32': ['seL4_UntypedDesc', '--config', 'ia32'],
  label: ['--label', '6', '--config', 'aarch64'],
  'syscall-unsigned': ['--syscall', '0xfffffff8', '--config', 'aarch32'],
  'fault-words': ['--fault', '6', '0x401000', '0xdead0000', '0', '0x92000046', '--config', 'aarch64-mcs'],
  'fault-without-words': ['--fault', '5', '--config', 'aarch64'],
  'cap-fault-words': ['--fault', '1', '16', '2', '1', '4', '0x40', '0x5', '3', '--config', 'riscv64'],
  'info-word': ['--info', '0x11203', '--config', 'aarch64-mcs'],
  'error-words': ['--error', '6', '1', '3', '8', '12', '--config', 'x86_64'],
  json: ['seL4_MessageInfo', '--config', 'riscv32', '--json'],
  diagnostic: ['E0711'],
  rule: ['label-renumbered'],
};

describe('golden texts', () => {
  it.each(Object.entries(cases))('%s', async (name, args) => {
    const { exit, stdout, stderr } = await run(...args);
    expect([exit, stderr]).toEqual([0, '']);
    const path = `${golden}/${name}.txt`;
    if (isRecording) {
      mkdirSync(golden, { recursive: true });
      writeFileSync(path, stdout);
    }
    expect(stdout).toBe(readFileSync(path, 'utf8'));
    // Paths and pages are not broken.
    const long = stdout.split('\n').filter((line) => line.length > 100 && !/libsel4|"/.test(line));
    expect(args.includes('--config') ? long : []).toEqual([]);
  });
  it('are all of this test', () => {
    expect(readdirSync(golden).sort()).toEqual(
      Object.keys(cases)
        .map((name) => `${name}.txt`)
        .sort(),
    );
  });
});

describe('registers', () => {
  // A second table would say the same by accident; this one is asked for words that only the trap's own has.
  it.each(['aarch32', 'aarch64-mcs', 'ia32', 'ia32-mcs', 'riscv64', 'x86_64', 'x86_64-sysenter'])(
    '%s: those of the emitted code',
    async (preset) => {
      const { target } = presetModel(preset);
      const { number, sent } = callRegisters('send_recv', target);
      const { stdout } = await run('seL4_TCB_ReadRegisters', '--config', preset);
      const lines = stdout.split('\n').map((line) => line.trim().split(/\s{2,}/));
      const carried = (what: RegExp): string | undefined =>
        lines.find(([, text]) => text !== undefined && what.test(text))?.[0];
      const of = (role: string): string | undefined => sent.find((one) => one.role === role)?.register;
      expect(carried(/^the system call: Call/)).toBe(number);
      expect(carried(/^the capability that is invoked/)).toBe(of('dest'));
      expect(carried(/^label \d+, extraCaps 0, length 2$/)).toBe(of('info'));
      expect(carried(/^word 0: /)).toBe(of('mr0'));
    },
  );
});

describe('functions', () => {
  const presets = [
    'aarch64',
    'aarch64-mcs',
    'aarch64-debug',
    'aarch64-benchmark',
    'ia32',
    'ia32-mcs',
    'x86_64',
  ];
  it.each(presets)('%s: all that are listed are found, here or in other kernels', (preset) => {
    const context = presetContext(preset);
    for (const name of functionNames) expect(explainFunction(name, context)?.name, name).toBe(name);
    const calls = context.all('syscall').flatMap((fact) => explainSyscall(fact, context).about);
    const listed = calls.flatMap(([label, text]) => (label === 'Functions' ? text.split(', ') : []));
    const own = listed.filter((name) => !name.startsWith('none'));
    for (const name of own) expect(explainFunction(name, context)?.what).toMatch(/^function that makes/);
    expect(own.length).toBeGreaterThan(10);
  });
  it('say what they take from the registers that come back, and no more', () => {
    const context = presetContext('aarch64-debug');
    const back = (name: string): string[] | undefined =>
      explainFunction(name, context)
        ?.sections.find(({ title }) => title === 'Registers out of the kernel')
        ?.table?.slice(1)
        .map(([, text]) => text ?? '');
    expect(back('seL4_DebugPutChar')).toBeUndefined();
    expect(back('seL4_DebugCapIdentify')).toEqual(['the word that is returned']);
    const message = [0, 1, 2, 3].map((index) => `message word ${index}`);
    expect(back('seL4_Call')).toEqual(['message info', ...message]);
    expect(back('seL4_Recv')).toEqual(['the badge', 'message info', ...message]);
  });
});

describe('names', () => {
  const titleOf = async (...args: readonly string[]): Promise<string | undefined> =>
    (await run(...args, '--config', 'aarch64-mcs')).stdout.split(':')[0];
  it.each([
    ['seL4_TCB_Configure', 'seL4_TCB_Configure'],
    ['Tcb::configure', 'seL4_TCB_Configure'],
    ['cap::Tcb::configure', 'seL4_TCB_Configure'],
    ['sel4_bindings::cap::Tcb::configure', 'seL4_TCB_Configure'],
    ['sys::seL4_TCB_Configure', 'seL4_TCB_Configure'],
    ['Slot::copy', 'seL4_CNode_Copy'],
    ['VmFault', 'VMFault'],
    ['seL4_Fault_VMFault', 'VMFault'],
    ['Error::RangeError', 'seL4_RangeError'],
    ['sel4_tcbbits', 'seL4_TCBBits'],
    ['TCBBits', 'seL4_TCBBits'],
    ['Recv', 'seL4_SysRecv'],
    ['TCBConfigure', 'TCBConfigure'],
    ['seL4_BootInfo.extraLen', 'seL4_BootInfo.extraLen'],
  ])('%s', async (name, want) => expect(await titleOf(name)).toBe(want));
  it.each([
    ['seL4_TCB_Configur', 'Did you mean `seL4_TCB_Configure`?'],
    ['cap::Tcb::configur', 'Did you mean `Tcb::configure`?'],
    ['Configure', 'may be one of these:\n  seL4_TCB_Configure\n'],
    ['qqqqqqqqqqqqqqqq', 'nothing called `qqqqqqqqqqqqqqqq`.\n'],
    ['label-renumberd', 'Did you mean `label-renumbered`?'],
    ['E9999', 'there is no diagnostic `E9999`'],
    ['\u001b[31m', '\ufffd[31m'],
  ])('%j is refused', async (name, want) => {
    const { exit, stdout, stderr } = await run(name, '--config', 'aarch64-mcs');
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(want);
  });
  it.each([
    [[], 'give a NAME'],
    [['seL4_TCB', '--label', '1'], 'give a NAME'],
    [['--label', '1', '--info', '2'], 'give one of'],
    [['--label', '-1'], 'is no number'],
    [['--info', '1e3'], 'is no number'],
    [['--info', '0x100000000', '--config', 'ia32'], 'is no word of 32 bits'],
    [['--fault', '99', '--config', 'ia32'], 'has no fault 99'],
    [['--syscall', '-99', '--config', 'ia32'], 'has no system call -99'],
    [['--error', '99', '--config', 'ia32'], 'has no error 99'],
  ])('%j is a wrong command line', async (args, want) => {
    const { exit, stdout, stderr } = await run(...args);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(want);
  });
});

describe('--json', () => {
  const schema = JSON.parse(
    readFileSync(`${repository}/docs/schema/sel4-abi-explanation-1.schema.json`, 'utf8'),
  ) as object;
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  const ofAbi = Object.entries(cases).filter(([, args]) => args.includes('--config'));
  it.each(ofAbi)('is what the schema says: %s', async (_, args) => {
    const document = JSON.parse(
      (await run(...args.filter((one) => one !== '--json'), '--json')).stdout,
    ) as unknown;
    expect(validate(document) ? [] : validate.errors).toEqual([]);
  });
});

describe('colours', () => {
  it('are there when asked for, and nothing else changes', async () => {
    const args = ['seL4_CNode_Copy', '--config', 'aarch64'];
    const { stdout } = await run(...args, '--color', 'always');
    expect(stdout).toContain('\u001b[1m');
    // eslint-disable-next-line no-control-regex
    expect(stdout.replace(/\u001b\[\d+m/g, '')).toBe((await run(...args)).stdout);
  });
});
