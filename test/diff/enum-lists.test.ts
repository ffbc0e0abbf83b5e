// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/diff/finding.js';
import { runCommand } from '../helpers/command.js';
import { repository } from '../helpers/paths.js';
import { edited, findingsOf, rulesOf } from './edited.js';

// Enumerators as lists of numbers: what moved them, and who has their number now.

async function between(old: string, now: string): Promise<{ findings: Finding[]; verdict: string }> {
  const { exit, stdout } = await runCommand(
    ['diff', old, now, '--format', 'json', '--fail-on', 'never'],
    repository,
  );
  expect(exit).toBe(0);
  return JSON.parse(stdout) as { findings: Finding[]; verdict: string };
}

describe('an object type that a configuration does not have', () => {
  it.each([
    ['x86_64,HUGE_PAGE=OFF', 'x86_64', 'seL4_X64_HugePageObject', 'seL4_X86_4K'],
    ['riscv64', 'riscv64,PT_LEVELS=4', 'seL4_RISCV_Tera_Page', 'seL4_RISCV_4K_Page'],
  ])('%s and %s: is new, and moves those behind it', async (old, now, name, behind) => {
    const { findings, verdict } = await between(old, now);
    const added = findings.filter(({ rule }) => rule === 'enumerator-added');
    expect(added.map((each) => [each.name, each.severity])).toEqual([[name, 'additive']]);
    expect(added[0]?.change).toMatch(/^new: \d+; it was \d{10}, which stands for nothing$/);
    expect(findings.find((each) => each.name === behind)).toMatchObject({
      rule: 'enumerator-renumbered',
      because: `${name} was inserted before it`,
      effect: `An old binary that means ${behind} says ${name}.`,
    });
    expect(findings.filter((each) => each.name === name)).toHaveLength(1);
    expect(verdict).toBe('source-compatible');
  });
  it.each([
    ['x86_64', 'x86_64-iommu', ['seL4_X86_IOPageTableObject']],
    ['aarch64', 'aarch64-hyp', ['seL4_ARM_VCPUObject']],
  ])('%s and %s: breaks no binary', async (old, now, names) => {
    const { findings } = await between(old, now);
    for (const name of names)
      expect(findings.filter((each) => each.name === name).map(({ severity }) => severity)).toEqual([
        'additive',
      ]);
  });
  it('is removed the other way round', async () => {
    const { findings } = await between('x86_64-iommu', 'x86_64');
    expect(findings.filter(({ name }) => name === 'seL4_X86_IOPageTableObject')).toMatchObject([
      {
        rule: 'enumerator-removed',
        severity: 'binary',
        change: 'removed; it was 12; now it is 16777215, which stands for nothing',
        effect: 'An old binary that means seL4_X86_IOPageTableObject says 12, which has no name now.',
      },
    ]);
  });
});

describe('a name beside the list', () => {
  const header = 'libsel4/sel4_arch_include/aarch64/sel4/sel4_arch/constants.h';
  const now = edited('aarch64-hyp');
  // As before 14.0.0: no range, and CPACR behind.
  const old = edited(
    'aarch64-hyp',
    [header, 'seL4_VCPUReg_CPACR,', ''],
    [header, 'seL4_VCPURegSaveRange_start, /* first one that a switch saves */', ''],
    [header, 'seL4_VCPUReg_TTBR0 = seL4_VCPURegSaveRange_start,', 'seL4_VCPUReg_TTBR0,'],
    [header, 'seL4_VCPUReg_ACTLR,', 'seL4_VCPUReg_ACTLR, seL4_VCPUReg_CPACR,'],
  );
  it('moves nothing, and is not what an old binary says', () => {
    const findings = findingsOf(old, now).filter(({ rule }) => rule === 'enumerator-renumbered');
    expect(findings.map(({ name }) => name)).toContain('seL4_VCPUReg_ACTLR');
    for (const { name, because, effect } of findings) {
      expect(effect).not.toContain('SaveRange');
      if (name !== 'seL4_VCPUReg_CPACR') expect(because).toBe('seL4_VCPUReg_CPACR was moved before it');
    }
    expect(findings.find(({ name }) => name === 'seL4_VCPUReg_TTBR1')?.effect).toBe(
      'An old binary that means seL4_VCPUReg_TTBR1 says seL4_VCPUReg_TTBR0.',
    );
  });
  it('moves nothing where it moves itself', () => {
    const longer = edited(
      'aarch64-hyp',
      [header, 'seL4_VCPUReg_SPSR_EL1,', 'seL4_VCPUReg_SPSR_EL1, seL4_VCPUReg_Mutant,'],
      [
        header,
        'seL4_VCPURegSaveRange_end = seL4_VCPUReg_SPSR_EL1',
        'seL4_VCPURegSaveRange_end = seL4_VCPUReg_Mutant',
      ],
    );
    for (const [before, after, verb] of [
      [now, longer, 'inserted'],
      [longer, now, 'removed'],
    ] as const)
      expect(findingsOf(before, after).find(({ name }) => name === 'seL4_VCPUReg_CNTVOFF')?.because).toBe(
        `seL4_VCPUReg_Mutant was ${verb} before it`,
      );
  });
  it('is additive', () =>
    expect(rulesOf(old, now)).toContain('enumerator-added seL4_VCPURegSaveRange_start'));
});

describe('an enumerator that is a macro now', () => {
  const header = 'libsel4/arch_include/arm/sel4/arch/objecttype.h';
  const old = edited('aarch64');
  const now = edited(
    'aarch64',
    [header, '  seL4_ARM_LargePageObject,\n', ''],
    [
      header,
      '} seL4_ArchObjectType;',
      '} seL4_ArchObjectType;\n#define seL4_ARM_LargePageObject seL4_ARM_PageTableObject',
    ],
  );
  const find = (name: string): Finding | undefined => findingsOf(old, now).find((each) => each.name === name);
  it('has the number of another one', () =>
    expect(find('seL4_ARM_PageTableObject')?.because).toBe('seL4_ARM_LargePageObject was removed before it'));
  it('with its own number is declared otherwise, and no more', () => {
    expect(
      rulesOf(
        old,
        edited(
          'aarch64',
          [header, '  seL4_ARM_LargePageObject,\n', '  seL4_ARM_BigPageObject,\n'],
          [
            header,
            '} seL4_ArchObjectType;',
            '} seL4_ArchObjectType;\n#define seL4_ARM_LargePageObject seL4_ARM_BigPageObject',
          ],
        ),
      ),
    ).toEqual(['enumerator-added seL4_ARM_BigPageObject', 'declaration-changed seL4_ARM_LargePageObject']);
  });
});
