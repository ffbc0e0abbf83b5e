// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { type Edit, edited, findingsOf } from './edited.js';

// What an old binary does wrong depends on who says a number, and who takes it.

const headers = 'libsel4/include/sel4';
const aarch64 = 'libsel4/sel4_arch_include/aarch64/sel4/sel4_arch';
const insertion = (file: string, before: string): Edit => [file, before, `seL4_Mutant,\n${before}`];

describe('a number that is another one now', () => {
  it.each<[string, string, Edit, string, string]>([
    [
      'the kernel says it: an error',
      'aarch64',
      insertion(`${headers}/errors.h`, 'seL4_InvalidCapability,'),
      'seL4_InvalidCapability',
      'An old binary takes seL4_Mutant for seL4_InvalidCapability.',
    ],
    [
      'the kernel says it: a lookup failure',
      'aarch64',
      insertion(`${headers}/constants.h`, 'seL4_DepthMismatch,'),
      'seL4_DepthMismatch',
      'An old binary takes seL4_Mutant for seL4_DepthMismatch.',
    ],
    [
      'the kernel says it: an entry of its log',
      'aarch64-debug',
      [`${headers}/benchmark_track_types.h`, '  Entry_Unknown,\n', ''],
      'Entry_UnknownSyscall',
      'An old binary takes Entry_UserLevelFault for Entry_UnknownSyscall.',
    ],
    [
      'the kernel says another one, and this one never',
      'aarch64',
      [`${headers}/bootinfo_types.h`, 'SEL4_BOOTINFO_HEADER_FDT = 6', 'SEL4_BOOTINFO_HEADER_FDT = 9'],
      'SEL4_BOOTINFO_HEADER_FDT',
      'An old binary looks for 6 where the kernel says 9 for SEL4_BOOTINFO_HEADER_FDT.',
    ],
    [
      'the program says it: the type of a parameter',
      'aarch64-hyp',
      insertion(`${aarch64}/constants.h`, 'seL4_VCPUReg_TCR,'),
      'seL4_VCPUReg_TCR',
      'An old binary that means seL4_VCPUReg_TCR says seL4_Mutant.',
    ],
    [
      'the program says it: an object type',
      'aarch64',
      [`${headers}/objecttype.h`, 'seL4_EndpointObject,', 'seL4_Mutant, seL4_EndpointObject,'],
      'seL4_EndpointObject',
      'An old binary that means seL4_EndpointObject says seL4_Mutant.',
    ],
    [
      'the program says it: a flag that a description speaks of',
      'aarch64-mcs',
      [`${headers}/constants.h`, 'seL4_SchedContext_Sporadic = 0x1', 'seL4_SchedContext_Sporadic = 0x2'],
      'seL4_SchedContext_Sporadic',
      'An old binary that means seL4_SchedContext_Sporadic says 1, which has no name now.',
    ],
    [
      'both say it',
      'aarch64',
      [
        `${headers}/constants.h`,
        'seL4_TCBFlag_fpuDisabled = 0x1',
        'seL4_TCBFlag_Mutant = 0x1, seL4_TCBFlag_fpuDisabled = 0x2',
      ],
      'seL4_TCBFlag_fpuDisabled',
      'An old binary that means seL4_TCBFlag_fpuDisabled says seL4_TCBFlag_Mutant, and takes seL4_TCBFlag_Mutant for seL4_TCBFlag_fpuDisabled.',
    ],
    [
      'a mask is compared with, and not said',
      'aarch64',
      [`${headers}/constants.h`, 'seL4_TCBFlag_NoFlag | seL4_TCBFlag_fpuDisabled', 'seL4_TCBFlag_NoFlag'],
      'seL4_TCBFlag_MASK',
      'An old binary goes by 1, and the kernel by 0.',
    ],
    [
      'a bound is, too',
      'aarch64',
      [`${headers}/constants.h`, 'CONFIG_NUM_PRIORITIES - 1', 'CONFIG_NUM_PRIORITIES - 2'],
      'seL4_MaxPrio',
      'An old binary goes by 255, and the kernel by 254.',
    ],
    [
      'a count is, too',
      'aarch64-hyp',
      insertion(`${aarch64}/constants.h`, 'seL4_VCPUReg_Num,'),
      'seL4_VCPUReg_Num',
      'An old binary goes by 24, and the kernel by 25.',
    ],
    [
      'a word of a message',
      'aarch64',
      insertion(`${aarch64}/constants.h`, 'seL4_VMFault_Addr,'),
      'seL4_VMFault_Addr',
      'An old binary uses message word 1 for seL4_VMFault_Addr, and it is that of seL4_Mutant now.',
    ],
    [
      'how many words that are',
      'aarch64',
      insertion(`${aarch64}/constants.h`, 'seL4_VMFault_Length,'),
      'seL4_VMFault_Length',
      'An old binary counts on 4 words in such a message.',
    ],
    [
      'a word of VMEnter',
      'x86_64-vtx',
      insertion('libsel4/arch_include/x86/sel4/arch/vmenter.h', 'SEL4_VMENTER_FAULT_CR3_MR,'),
      'SEL4_VMENTER_FAULT_CR3_MR',
      'An old binary uses message word 9 for SEL4_VMENTER_FAULT_CR3_MR, and it is that of seL4_Mutant now.',
    ],
    [
      'a slot',
      'aarch64',
      [`${headers}/bootinfo_types.h`, 'seL4_CapDomain = 11,', 'seL4_CapMutant = 11,\nseL4_CapDomain = 30,'],
      'seL4_CapDomain',
      'An old binary that uses seL4_CapDomain uses seL4_CapMutant.',
    ],
    [
      'of what nobody knows what it is for',
      'aarch64',
      ['libsel4/arch_include/arm/sel4/arch/types.h', 'seL4_ARM_CacheD = 2', 'seL4_ARM_CacheD = 4'],
      'seL4_ARM_CacheD',
      'Old binaries use 2 for seL4_ARM_CacheD, and it has no name now.',
    ],
  ])('%s', (_, preset, edit, name, effect) => {
    const finding = findingsOf(edited(preset), edited(preset, edit)).find((each) => each.name === name);
    expect(finding?.effect).toBe(effect);
  });
});

describe('a name that is new, or gone', () => {
  const old = edited('aarch64');
  const effectOf = (edit: Edit, rule: string): string | undefined =>
    findingsOf(old, edited('aarch64', edit)).find((each) => each.rule === rule)?.effect;

  it('may be received', () =>
    expect(effectOf(insertion(`${headers}/errors.h`, 'seL4_NumErrors'), 'enumerator-added')).toBe(
      'An old binary may receive it, and does not know it.',
    ));
  it('is not used where the program says it', () =>
    expect(
      effectOf(
        [
          'libsel4/arch_include/arm/sel4/arch/types.h',
          'seL4_ARM_ExecuteNever',
          'seL4_Mutant = 8, seL4_ARM_ExecuteNever',
        ],
        'enumerator-added',
      ),
    ).toBe('Old binaries do not use it.'));
  it('does not come any more', () =>
    expect(effectOf([`${headers}/errors.h`, '  seL4_NotEnoughMemory,\n', ''], 'enumerator-removed')).toBe(
      'An old binary waits for seL4_NotEnoughMemory, which does not come any more.',
    ));
});

it('a tag that is new may be received', () => {
  const findings = findingsOf(edited('aarch64'), edited('aarch64-mcs'));
  const added = findings.filter(({ rule }) => rule === 'tag-added');
  expect(added.map(({ name, effect }) => [name, effect])).toEqual([
    ['seL4_Fault.Timeout', 'An old binary may receive it, and does not know it.'],
  ]);
});
