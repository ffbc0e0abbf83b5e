// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../../src/config/kernel-config.js';
import type { SpecFacts } from './spec-facts.js';

/** Edits of one built-in file: what is done, what is looked for, what it is replaced with. */
export interface Sabotage {
  readonly sel4Arch: Sel4Arch;
  readonly file: string;
  /** The parts of the facts in which each of the edits must show, and no other part. */
  readonly shows: readonly (keyof SpecFacts)[];
  readonly edits: readonly (readonly [title: string, find: RegExp, replacement: string])[];
}

const types = {
  sel4Arch: 'aarch64',
  file: 'libsel4/sel4_arch_include/aarch64/sel4/sel4_arch/types.bf',
} as const;
const words = { sel4Arch: 'riscv64', file: 'libsel4/mode_include/64/sel4/shared_types.bf' } as const;
const faults = { sel4Arch: 'aarch32', file: 'libsel4/arch_include/arm/sel4/arch/shared_types.bf' } as const;
const objectApi = { sel4Arch: 'x86_64', file: 'libsel4/include/interfaces/object-api.xml' } as const;
const x86Api = { sel4Arch: 'ia32', file: 'libsel4/arch_include/x86/interfaces/object-api-arch.xml' } as const;
const syscalls = { sel4Arch: 'riscv32', file: 'libsel4/include/api/syscall.xml' } as const;

/** The condition of a method that is no alternative to another one: then the specs stay sound without it. */
const timeoutCondition = /(id="TCBSetTimeoutEndpoint"[^]*?)(<config [^>]*>)/;

/** Changes of meaning. */
export const harmful: readonly Sabotage[] = [
  {
    ...types,
    shows: ['bitfields'],
    edits: [
      ['flip an #ifdef', /#ifdef CONFIG_KERNEL_MCS/, '#ifndef CONFIG_KERNEL_MCS'],
      ['read another option', /#ifdef CONFIG_HARDWARE_DEBUG_API/, '#ifdef CONFIG_DEBUG_BUILD'],
      ['narrow a condition', /#ifdef CONFIG_KERNEL_MCS/, '#if defined(CONFIG_KERNEL_MCS) && !defined(OTHER)'],
      ['swap two fields', /(field +IP +64)(\s+)(field +Addr +64)/, '$3$2$1'],
      ['move a field', /padding +32(\s+)field +HSR +32/, 'field HSR 32$1padding 32'],
      ['rename a field', /\bSPSR\b/, 'CPSR'],
      ['add a word', /padding +704/, 'padding 768'],
      ['make pointers narrower', /base 64/, 'base 64(48)'],
      ['sign extend pointers', /base 64/, 'base 64(64,1)'],
    ],
  },
  {
    ...types,
    shows: ['declarations'],
    edits: [
      ['swap two blocks', /(block VGICMaintenance \{[^}]*\})([^}]*)(block VCPUFault \{[^}]*\})/, '$3$2$1'],
    ],
  },
  {
    ...types,
    shows: ['declarations', 'bitfields'],
    edits: [
      ['leave a block out', /block VPPIEvent \{[^}]*\}/, ''],
      ['leave an #include out', /#include <sel4\/arch\/shared_types.bf>/, ''],
    ],
  },
  {
    ...words,
    shows: ['bitfields'],
    edits: [
      ['change a width', /field +guard +58\s+field +guardSize +6/, 'field guard 57 field guardSize 7'],
      ['keep high bits', /field +guard\b/, 'field_high guard'],
      ['order a constructor', /block seL4_CNode_CapData/, 'block seL4_CNode_CapData(guardSize, guard)'],
    ],
  },
  {
    ...faults,
    shows: ['bitfields'],
    edits: [
      ['change a tag', /tag VMFault +6/, 'tag VMFault 9'],
      ['tag by another field', /seL4_Fault seL4_FaultType/, 'seL4_Fault seL4_Type'],
      ['leave a tag out', /tag VPPIEvent +9/, ''],
      ['always have a tag', /#ifdef CONFIG_HARDWARE_DEBUG_API([^#]*)#endif/, '$1'],
      ['swap two tags', /(tag NullFault +0)(\s+)(tag CapFault +1)/, '$3$2$1'],
      ['swap two branches', /#ifdef CONFIG_KERNEL_MCS/, '#ifndef CONFIG_KERNEL_MCS'],
    ],
  },
  {
    ...objectApi,
    shows: ['interfaces'],
    edits: [
      [
        'swap two methods',
        /(<method id="TCBSuspend"[^]*?<\/method>)(\s*)(<method [^]*?<\/method>)/,
        '$3$2$1',
      ],
      ['rename a method', /name="Suspend"/, 'name="Pause"'],
      ['flip a condition', timeoutCondition, '$1<not>$2</not>'],
      ['read another option', timeoutCondition, '$1<config var="CONFIG_DEBUG_BUILD"/>'],
      ['narrow a condition', timeoutCondition, '$1<and>$2<config var="OTHER"/></and>'],
      ['widen a condition', timeoutCondition, '$1<or>$2<config var="OTHER"/></or>'],
      ['drop a parameter', /<param dir="in" name="node_depth"[^>]*\/>/, ''],
      ['swap two parameters', /(<param [^>]*\/>)(\s*)(<param [^>]*\/>)/, '$3$2$1'],
      ['turn a parameter round', /<param dir="out"/, '<param dir="in"'],
      ['change a type', /name="root" type="seL4_CNode"/, 'name="root" type="seL4_Word"'],
      ['drop an error', /<error name="seL4_DeleteFirst"[^>]*\/>/, ''],
      ['rename a label', /id="UntypedRetype"/, 'id="UntypedRetypes"'],
      ['share a label', /id="UntypedRetype"/, '$& duplicate="true"'],
    ],
  },
  {
    ...x86Api,
    shows: ['structs'],
    edits: [['swap two members', /(<member name="eax"\/>)(\s*)(<member name="ebx"\/>)/, '$3$2$1']],
  },
  {
    ...syscalls,
    shows: ['syscalls'],
    edits: [
      ['swap two calls', /(<syscall name="Send"\/>)(\s*)(<syscall name="NBSend"\/>)/, '$3$2$1'],
      ['read another option', /var="CONFIG_PRINTING"/, 'var="CONFIG_DEBUG_BUILD"'],
      ['drop a call', /<syscall name="NBSendWait"\/>/, ''],
    ],
  },
];

/** Other ways to write the same. */
export const harmless: readonly Sabotage[] = [
  {
    ...types,
    shows: [],
    edits: [
      ['split a padding', /padding +704/, 'padding 700 padding 4'],
      ['write #ifdef as #if', /#ifdef (CONFIG_KERNEL_MCS)/, '#if !!defined($1) || 0'],
      ['write a number as a sum', /padding +704/, 'padding word_size * 11'],
      ['say a default', /base 64/, 'base 64(64,0)'],
      [
        'end a condition and begin it again',
        /block VCPUFault/,
        '\n#endif\n#ifdef CONFIG_ARM_HYPERVISOR_SUPPORT\n$&',
      ],
      ['name a width', /base 64([^]*)padding +704/, 'base 64\n#define Size 704\n$1padding Size'],
    ],
  },
  {
    ...faults,
    shows: [],
    edits: [
      [
        'begin with the other branch',
        /#ifdef (CONFIG_KERNEL_MCS)([^]*?)#else([^]*)#endif\s*\}/,
        '#ifndef $1$3#else$2#endif\n}',
      ],
      [
        'write the union twice',
        /tagged_union (\w+ \w+ )\{([^]*)\}/,
        '#ifdef OTHER\ntagged_union $1{$2}\n#else\ntagged_union $1{$2}\n#endif\n',
      ],
      [
        'write two values of a tag as one',
        /tag NullFault +0/,
        '\n#ifdef OTHER\ntag NullFault 0\n#else\ntag NullFault 0x0\n#endif\n',
      ],
    ],
  },
  {
    ...objectApi,
    shows: [],
    edits: [
      ['negate twice', /<config var="CONFIG_KERNEL_MCS"\/>/, '<not><not>$&</not></not>'],
      ['say more', /<brief>/, '<brief>Indeed: '],
    ],
  },
];
