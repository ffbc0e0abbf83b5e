// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { type Edit, edited, findingsOf, rulesOf, verdictOf } from './edited.js';

// The same names with the same meaning, declared in another way.

const headers = 'libsel4/include/sel4';
const plain = edited('aarch64');
const without = (...edits: readonly Edit[]): ReturnType<typeof edited> => edited('aarch64', ...edits);

describe('a macro for a type', () => {
  const file = `${headers}/types.h`;
  const end = '#endif';
  const named = (...lines: readonly string[]): ReturnType<typeof edited> =>
    without([file, end, `${lines.join('\n')}\n${end}`]);
  const old = named('typedef seL4_CPtr seL4_Mutant;', '#define seL4_Name seL4_CPtr');
  it('that is another name of the same one now is no change to anybody', () => {
    const now = named('typedef seL4_CPtr seL4_Mutant;', '#define seL4_Name seL4_Mutant');
    expect(rulesOf(old, now)).toEqual(['declaration-changed seL4_Name']);
    expect(verdictOf(old, now)).toBe('binary-compatible');
  });
  it('that is another one now is one to source', () => {
    const now = named('typedef seL4_CPtr seL4_Mutant;', '#define seL4_Name seL4_Uint8');
    expect(rulesOf(old, now)).toEqual(['alias-changed seL4_Name']);
    expect(verdictOf(old, now)).toBe('breaking');
  });
});

describe('an enumerator in another enum', () => {
  const elsewhere = without([
    `${headers}/constants.h`,
    'seL4_MsgExtraCapBits = 2, /* bits of the field that counts capabilities */\n  seL4_MsgMaxLength = 120',
    'seL4_MsgExtraCapBits = 2\n};\nenum {\n  seL4_MsgMaxLength = 120',
  ]);
  it.each([
    ['without a name, and back', elsewhere, plain],
    ['with one, and back', plain, elsewhere],
  ])('%s: is no difference', (_, old, now) => {
    expect(findingsOf(old, now)).toEqual([]);
    expect(verdictOf(old, now)).toBe('binary-compatible');
  });
  it('leaves an enum that does not exist any more', () => {
    const named = without([
      `${headers}/constants.h`,
      'seL4_MsgExtraCapBits = 2, /* bits of the field that counts capabilities */\n  seL4_MsgMaxLength = 120',
      'seL4_MsgExtraCapBits = 2\n};\nenum mutant {\n  seL4_MsgMaxLength = 120',
    ]);
    expect(findingsOf(named, plain)).toMatchObject([
      {
        rule: 'enum-dissolved',
        severity: 'source',
        name: 'mutant',
        change: 'removed; its 1 enumerator is elsewhere now',
      },
    ]);
    expect(findingsOf(plain, named)).toMatchObject([
      { rule: 'enum-added', name: 'mutant', change: 'new, with 1 enumerator that was there before' },
    ]);
  });
  it('is removed with an enum that has no name', () => {
    const more = without([
      `${headers}/constants.h`,
      '/* Limits of a message. */',
      'enum { seL4_Mutant = 3 };',
    ]);
    expect(rulesOf(more, plain)).toEqual(['enumerator-removed seL4_Mutant']);
    expect(rulesOf(plain, more)).toEqual(['enumerator-added seL4_Mutant']);
  });
});

describe('an enum without a name', () => {
  const nameless = without([`${headers}/bootinfo_types.h`, 'enum seL4_RootCNodeCapSlots {', 'enum {']);
  it('that has one now breaks nothing', () => {
    expect(findingsOf(nameless, plain)).toMatchObject([
      { rule: 'enum-added', severity: 'additive', change: 'new: a name for what was enum of seL4_CapNull' },
    ]);
  });
  it('that had one breaks source', () => {
    expect(findingsOf(plain, nameless)).toMatchObject([
      { rule: 'enum-renamed', severity: 'source', name: 'seL4_RootCNodeCapSlots', change: 'has no name now' },
    ]);
  });
});

describe('a macro that is an enumerator now', () => {
  const header = `${headers}/constants.h`;
  const macro: Edit = [
    header,
    '#define seL4_CapRightsBits 4',
    '#define seL4_CapRightsBits 4\n#define seL4_Mutant 9',
  ];
  const enumerator = (value: string): Edit => [
    header,
    '/* Limits of a message. */',
    `enum mutant { seL4_Mutant = ${value} };`,
  ];
  it('is a matter of the preprocessor alone', () =>
    expect(findingsOf(without(macro), without(enumerator('9')))).toMatchObject([
      { rule: 'enum-added', change: 'new, with 1 enumerator that was there before' },
      {
        rule: 'declaration-changed',
        severity: 'documentation',
        change: 'enumerator of type int, was macro of type int',
      },
    ]));
  it('with another value says that alone', () =>
    expect(rulesOf(without(macro), without(enumerator('8')))).toEqual([
      'enumerator-renumbered seL4_Mutant',
      'enum-added mutant',
    ]));
  it('with another type breaks source, and says what the value does', () => {
    const effectOf = (value: string): string | undefined =>
      findingsOf(
        without(macro),
        without([
          header,
          '#define seL4_CapRightsBits 4',
          `#define seL4_CapRightsBits 4\n#define seL4_Mutant ${value}`,
        ]),
      ).find(({ rule }) => rule === 'constant-type-changed')?.effect;
    expect(effectOf('9u')).toBe('Old binaries do not notice: the value is the same.');
    expect(effectOf('8u')).toBe(
      'The type is a matter of source; what the other value does is reported by itself.',
    );
  });
});

describe('an enumerator with another name', () => {
  it('is a new one where the headers keep the old name as a macro', () => {
    const vmenter = 'libsel4/arch_include/x86/sel4/arch/vmenter.h';
    const old = edited(
      'x86_64-vtx',
      [vmenter, 'SEL4_VMENTER_CALL_INTERRUPT_INFO_MR,', 'SEL4_VMENTER_CALL_CONTROL_ENTRY_MR,'],
      [
        `${headers}/deprecated.h`,
        '#define SEL4_VMENTER_CALL_CONTROL_ENTRY_MR',
        '#define SEL4_VMENTER_MUTANT',
      ],
    );
    const now = edited('x86_64-vtx');
    const findings = findingsOf(old, now).filter(({ name }) => name.startsWith('SEL4_VMENTER'));
    expect(findings.map(({ rule, name, change }) => `${rule} ${name}: ${change}`)).toEqual([
      'enumerator-added SEL4_VMENTER_CALL_INTERRUPT_INFO_MR: new: 2, in the place of SEL4_VMENTER_CALL_CONTROL_ENTRY_MR, which is a macro now',
      'declaration-changed SEL4_VMENTER_CALL_CONTROL_ENTRY_MR: macro of type int, was enumerator of type int',
      expect.stringContaining('deprecation-changed SEL4_VMENTER_CALL_CONTROL_ENTRY_MR: deprecated'),
    ]);
  });
});

describe('a typedef that is a macro now', () => {
  const types = 'libsel4/sel4_arch_include/aarch64/sel4/sel4_arch/types.h';
  const typedef = without([
    types,
    'typedef seL4_CPtr seL4_ARM_VSpace;',
    'typedef seL4_CPtr seL4_ARM_VSpace;\ntypedef seL4_CPtr seL4_Mutant;',
  ]);
  const macro = (to: string): ReturnType<typeof edited> =>
    without([
      types,
      'typedef seL4_CPtr seL4_ARM_VSpace;',
      `typedef seL4_CPtr seL4_ARM_VSpace;\n#define seL4_Mutant ${to}`,
    ]);
  it.each(['seL4_CPtr', 'seL4_ARM_VSpace'])('for %s: means what it meant', (to) => {
    expect(rulesOf(typedef, macro(to))).toEqual(['declaration-changed seL4_Mutant']);
    expect(rulesOf(macro(to), typedef)).toEqual(['declaration-changed seL4_Mutant']);
    expect(verdictOf(typedef, macro(to))).toBe('binary-compatible');
  });
  it('for another type is another one', () => {
    expect(rulesOf(typedef, macro('seL4_Uint8'))).toEqual(['typedef-resized seL4_Mutant']);
    expect(rulesOf(typedef, macro('seL4_Int64'))).toEqual(['typedef-changed seL4_Mutant']);
  });
  it('for a function is none any more', () =>
    expect(rulesOf(typedef, macro('seL4_TCB_Suspend'))).toEqual([
      'typedef-removed seL4_Mutant',
      'alias-added seL4_Mutant',
    ]));
});

describe('a type of capability that is gone', () => {
  it('is none of source where the headers go on with the name', () => {
    const facts = plain.facts.filter(
      ({ kind, name, of }) =>
        of !== 'seL4_ARM_VSpace' && !(kind === 'interface' && name === 'seL4_ARM_VSpace'),
    );
    const now = { ...plain, facts };
    expect(rulesOf(plain, now)).toContain('declaration-changed seL4_ARM_VSpace');
    expect(rulesOf(plain, now)).not.toContain('interface-removed seL4_ARM_VSpace');
    const bare = { ...now, facts: facts.filter(({ name }) => name !== 'seL4_ARM_VSpace') };
    expect(rulesOf(plain, bare)).toContain('interface-removed seL4_ARM_VSpace');
  });
});
