// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, test } from 'vitest';
import { isOn, type KernelConfig } from '../../src/config/kernel-config.js';
import { addKnownKeys, type KnownKeys } from '../../src/config/known-keys.js';
import { buildConfig } from '../../src/config/merge.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { readKeyValue } from '../../src/syntax/kernel-config/key-value.js';
import { createSourceFile } from '../../src/text/source-file.js';
import { diagnosticsOf, toObject } from './helpers.js';

const known: KnownKeys = new Map([
  ['CONFIG_SEL4_ARCH', 'value'],
  ['CONFIG_KERNEL_MCS', 'boolean'],
  ['CONFIG_MAX_NUM_NODES', 'value'],
]);

function build(
  text: string,
  sets: readonly string[] = [],
): { config: KernelConfig | undefined; report: Report } {
  const report = new Report();
  const entries = readKeyValue(createSourceFile('given', text), report);
  return { config: buildConfig(entries, sets, 'given', known, report), report };
}

function toOptions(config: KernelConfig | undefined): unknown {
  return toObject(Array.from(config?.options ?? [], ([key, value]) => ({ key, value })));
}

describe('merging', () => {
  test.each([
    { given: 'A=ON\nA=OFF', sets: [], want: { A: false } },
    { given: 'A=ON', sets: ['A=OFF'], want: { A: false } },
    { given: 'A=ON', sets: ['A=1', 'CONFIG_A=5'], want: { A: '5' } },
    { given: '', sets: ['KERNEL_MCS=yes'], want: { KERNEL_MCS: true } },
    { given: 'MAX_NUM_NODES=ON', sets: [], want: { MAX_NUM_NODES: '1' } },
    { given: 'KERNEL_MCS=1', sets: [], want: { KERNEL_MCS: true } },
    { given: 'A=1', sets: [], want: { A: '1' } },
  ])('$given with $sets', ({ given, sets, want }) => {
    const { config, report } = build(`SEL4_ARCH=ia32\n${given}`, sets);
    expect(toOptions(config)).toMatchObject(want);
    expect(diagnosticsOf(report)).toEqual([]);
  });

  test('options are sorted by code unit, whatever the order of the entries', () => {
    const keys = [...(build('b=1\nSEL4_ARCH=ia32\nB=1\na_=1\na=1').config?.options.keys() ?? [])];
    expect(keys).toEqual([...keys].sort());
    expect(keys).toContain('CONFIG_a_');
  });

  test('a configuration keeps its label', () => {
    expect(build('SEL4_ARCH=ia32').config?.label).toBe('given');
  });

  test('what the architecture entails is filled in', () => {
    expect(toOptions(build('SEL4_ARCH=arm_hyp').config)).toEqual({
      ...{ SEL4_ARCH: 'arm_hyp', ARCH: 'arm', WORD_SIZE: '32' },
      ...{ ARCH_ARM: true, ARCH_RISCV: false, ARCH_X86: false },
      ...{ ARCH_AARCH32: true, ARCH_ARM_HYP: true, ARCH_AARCH64: false },
      ...{ ARCH_IA32: false, ARCH_X86_64: false, ARCH_RISCV32: false, ARCH_RISCV64: false },
    });
  });
});

describe('the architecture', () => {
  test.each([
    { given: 'SEL4_ARCH=riscv32', want: 'riscv32' },
    { given: 'SEL4_ARCH="x86_64"', want: 'x86_64' },
    { given: 'ARCH_AARCH64=ON', want: 'aarch64' },
    { given: 'ARCH_AARCH32=ON\nARCH_ARM_HYP=ON', want: 'arm_hyp' },
    { given: 'ARCH_AARCH32=OFF\nARCH_IA32=1', want: 'ia32' },
  ])('$given', ({ given, want }) => {
    const { config, report } = build(given);
    expect(config?.sel4Arch).toBe(want);
    expect(diagnosticsOf(report)).toEqual([]);
  });

  test.each([
    { given: 'KERNEL_MCS=ON', want: ['E0704'] },
    { given: 'SEL4_ARCH=OFF', want: ['E0704'] },
    { given: 'SEL4_ARCH=arm64', want: ['E0705: SEL4_ARCH=arm64'] },
    { given: 'SEL4_ARCH=', want: ['E0705: SEL4_ARCH='] },
    { given: 'ARCH_AARCH64=ON\nARCH_X86_64=ON', want: ['E0709: ARCH_X86_64=ON'] },
  ])('$given', ({ given, want }) => {
    const { config, report } = build(given);
    expect(config).toBeUndefined();
    expect(diagnosticsOf(report)).toEqual(want);
  });

  test('a file that could not be read is reported once', () => {
    expect(diagnosticsOf(build('lorem').report)).toEqual(['E0708: lorem']);
  });
});

describe('--set', () => {
  test.each([
    { sets: ['KERNEL_MSC=ON'], want: 'E0703', hint: 'Did you mean `KERNEL_MCS`?' },
    { sets: ['CONFIG_MCS=ON'], want: 'E0703', hint: 'Did you mean `KERNEL_MCS`?' },
    {
      sets: ['HYPERVISOR=ON'],
      want: 'E0703',
      hint: 'Options are named as in gen_config.json, for instance KERNEL_MCS.',
    },
    {
      sets: ['KERNEL_MCS'],
      want: 'E0708',
      hint: 'Write KEY=VALUE, in a file one per line; `#` starts a comment there.',
    },
  ])('$sets', ({ sets, want, hint }) => {
    const { config, report } = build('SEL4_ARCH=ia32', sets);
    expect(config).toBeUndefined();
    expect(report.diagnostics.map((found) => [found.code, found.hint])).toEqual([[want, hint]]);
    expect(report.diagnostics[0]?.span?.file).toMatchObject({ path: '--set', text: sets[0] });
  });

  test('options that only conditions mention are known', () => {
    const report = new Report();
    const entries = readKeyValue(createSourceFile('given', 'SEL4_ARCH=ia32'), report);
    const keys = addKnownKeys(known, ['CONFIG_NEW', 'CONFIG_KERNEL_MCS']);
    expect(keys.get('CONFIG_KERNEL_MCS')).toBe('boolean');
    const config = buildConfig(entries, ['NEW=0'], 'given', keys, report);
    expect(config && isOn(config, 'CONFIG_NEW')).toBe(true);
    expect(diagnosticsOf(report)).toEqual([]);
  });
});

describe('contradictions', () => {
  test.each([
    { given: 'SEL4_ARCH=aarch64\nWORD_SIZE=32', want: 'WORD_SIZE is 32, but for aarch64 it is 64' },
    { given: 'SEL4_ARCH=aarch64\nARCH=riscv', want: 'ARCH is riscv, but for aarch64 it is arm' },
    { given: 'SEL4_ARCH=aarch64\nARCH_X86_64=ON', want: 'ARCH_X86_64 is on, but for aarch64 it is off' },
    { given: 'SEL4_ARCH=aarch64\nARCH_AARCH64=OFF', want: 'ARCH_AARCH64 is off, but for aarch64 it is on' },
    { given: 'ARCH_IA32=ON\nWORD_SIZE=64', want: 'WORD_SIZE is 64, but for ia32 it is 32' },
    { given: 'SEL4_ARCH=x86_64\nSYSCALL=ON\nSYSENTER=ON', want: 'SYSCALL and SYSENTER are both on' },
    {
      given: 'SEL4_ARCH=aarch64\nARM_PA_SIZE_BITS_40=ON\nARM_PA_SIZE_BITS_44=ON',
      want: 'ARM_PA_SIZE_BITS_40 and ARM_PA_SIZE_BITS_44 are both on',
    },
    {
      given: 'SEL4_ARCH=x86_64\nVTX=OFF\nX86_64_VTX_64BIT_GUESTS=ON',
      want: 'X86_64_VTX_64BIT_GUESTS is on, but VTX is off',
    },
    {
      given: 'SEL4_ARCH=ia32\nENABLE_SMP_SUPPORT=OFF\nMAX_NUM_NODES=4',
      want: 'MAX_NUM_NODES is 4, but ENABLE_SMP_SUPPORT is off',
    },
    {
      given: 'SEL4_ARCH=ia32\nENABLE_SMP_SUPPORT=ON\nMAX_NUM_NODES=1',
      want: 'MAX_NUM_NODES is 1, but ENABLE_SMP_SUPPORT is on',
    },
    { given: 'SEL4_ARCH=aarch64\nPLAT=tx2\nPLAT_TX2=OFF', want: 'PLAT is tx2, but PLAT_TX2 is off' },
    { given: 'SEL4_ARCH=aarch64\nPLAT=../tx2', want: 'PLAT is `../tx2`, which names no platform' },
    {
      given: 'SEL4_ARCH=aarch64\nARM_CORTEX_A53=ON\nARM_CORTEX_A57=ON',
      want: 'ARM_CORTEX_A53 and ARM_CORTEX_A57 are both on',
    },
  ])('$given', ({ given, want }) => {
    const { config, report } = build(given);
    expect(config).toBeUndefined();
    expect(report.diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['E0709', `options contradict each other: ${want}`],
    ]);
  });

  test.each([
    'SEL4_ARCH=x86_64\nX86_64_VTX_64BIT_GUESTS=ON',
    'SEL4_ARCH=ia32\nMAX_NUM_NODES=4',
    'SEL4_ARCH=ia32\nMAX_NUM_NODES=4\nENABLE_SMP_SUPPORT=ON',
    'SEL4_ARCH=x86_64\nSYSCALL=OFF\nSYSENTER=ON',
    'SEL4_ARCH=aarch64\nPLAT=imx8mm-evk\nPLAT_IMX8MM_EVK=ON\nARM_CORTEX_A53=ON\nARM_CORTEX_A57=OFF',
  ])('none in %s', (given) => {
    expect(diagnosticsOf(build(given).report)).toEqual([]);
  });

  test('a changed architecture is told once, with the other place; the rest come out together', () => {
    const { report } = build('SEL4_ARCH=aarch64', ['SEL4_ARCH=riscv32']);
    expect(diagnosticsOf(report)).toEqual([]);
    const text = 'SEL4_ARCH=aarch64\nWORD_SIZE=64\nARCH_AARCH64=ON\nSYSCALL=ON\nSYSENTER=ON';
    const { report: second } = build(text, ['SEL4_ARCH=riscv32']);
    expect(diagnosticsOf(second)).toEqual(['E0709: WORD_SIZE=64', 'E0709: SYSCALL=ON']);
    expect(second.diagnostics[0]?.related[0]?.span.file.path).toBe('--set');
  });
});

describe('values of booleans', () => {
  test.each([
    { given: 'KERNEL_MCS=0', sets: [], want: ['W0710: KERNEL_MCS=0'] },
    { given: 'KERNEL_MCS=FLASE', sets: [], want: ['W0710: KERNEL_MCS=FLASE'] },
    { given: 'KERNEL_MCS=ON', sets: ['KERNEL_MCS=0'], want: ['W0710: KERNEL_MCS=0'] },
    { given: 'A=OFF', sets: ['A=0'], want: ['W0710: A=0'] },
    { given: 'A=ON', sets: ['A=4'], want: [] },
    { given: 'A=0', sets: [], want: [] },
    { given: 'MAX_NUM_NODES=ON', sets: ['MAX_NUM_NODES=0'], want: [] },
    { given: 'KERNEL_MCS=0', sets: ['KERNEL_MCS=OFF'], want: [] },
  ])('$given with $sets', ({ given, sets, want }) => {
    const { config, report } = build(`SEL4_ARCH=ia32\n${given}`, sets);
    expect(config).toBeDefined();
    expect(diagnosticsOf(report)).toEqual(want);
  });

  test('0 is on, as in C', () => {
    const { config } = build('SEL4_ARCH=ia32\nKERNEL_MCS=0');
    expect(config && isOn(config, 'CONFIG_KERNEL_MCS')).toBe(true);
  });
});
