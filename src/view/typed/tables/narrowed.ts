// SPDX-License-Identifier: BSD-2-Clause

/** What a parameter is, where its type in the specs says less. */
export type Meaning =
  /** A capability of one kind: an interface or an object by its name in C, or one of the names of `roles`. */
  | { readonly kind: 'capability'; readonly name: string }
  /** A capability of one of several kinds. */
  | { readonly kind: 'any-of'; readonly names: readonly string[] }
  /** A value of an enum of the headers, by its typedef. */
  | { readonly kind: 'enum'; readonly name: string }
  | { readonly kind: 'object-type' | 'badge' | 'guard' | 'cap-data' };

interface Row {
  /** Patterns of the whole interface, method and parameter. */
  readonly interface: RegExp;
  readonly method: RegExp;
  readonly parameter: RegExp;
  readonly is: Meaning;
  /** The parameter's name, where the one of the specs is a keyword of Rust. */
  readonly rename?: string;
}

const any = /^/;
const capability = (name: string): Meaning => ({ kind: 'capability', name });
const anyOf = (...names: readonly string[]): Meaning => ({ kind: 'any-of', names });
const ofEnum = (name: string): Meaning => ({ kind: 'enum', name });

/**
 * Meanings of parameters and results that the specs declare as `seL4_CPtr` or `seL4_Word`. The first row that fits
 * counts. If what it names does not exist under a configuration, the parameter stays what the specs say.
 */
const rows: readonly Row[] = [
  // libsel4/arch_include/x86/interfaces/object-api-arch.xml; src/arch/x86/object/objecttype.c and
  // src/arch/x86/kernel/vspace.c, decodeX86MMUInvocation: a pool takes roots of extended page tables too
  {
    interface: /^seL4_X86_ASIDPool$/,
    method: /^Assign$/,
    parameter: /^vspace$/,
    is: anyOf('vspace', 'seL4_X86_EPTPML4'),
  },
  // src/object/schedcontext.c, decodeSchedContext_Bind and decodeSchedContext_UnbindObject
  {
    interface: /^seL4_SchedContext$/,
    method: /^(?:Bind|UnbindObject)$/,
    parameter: /^cap$/,
    is: anyOf('seL4_TCB', 'seL4_Notification'),
  },

  // libsel4/include/interfaces/object-api.xml and the interfaces of the architectures: names of parameters
  { interface: any, method: any, parameter: /^notification$/, is: capability('seL4_Notification') },
  { interface: any, method: any, parameter: /^sched_?context$/, is: capability('seL4_SchedContext') },
  { interface: any, method: any, parameter: /^vspace(?:_root)?$/, is: capability('vspace') },
  { interface: any, method: any, parameter: /^bufferFrame$/, is: capability('page') },
  { interface: /^seL4_ARM_SID$/, method: any, parameter: /^cb$/, is: capability('seL4_ARM_CB') },
  // A word of the message without MCS: the thread itself looks it up. src/object/tcb.c, decodeSetSpace
  { interface: any, method: any, parameter: /^(?:timeout_)?fault_ep$/, is: capability('seL4_Endpoint') },

  // libsel4/include/sel4/objecttype.h
  {
    interface: /^seL4_Untyped$/,
    method: /^Retype$/,
    parameter: /^type$/,
    is: { kind: 'object-type' },
    rename: 'object_type',
  },
  // libsel4/include/sel4/constants.h
  {
    interface: /^seL4_TCB$/,
    method: /Breakpoint$/,
    parameter: /^type$/,
    is: ofEnum('seL4_BreakpointType'),
    rename: 'breakpoint_type',
  },
  {
    interface: /^seL4_TCB$/,
    method: /Breakpoint$/,
    parameter: /^rw$/,
    is: ofEnum('seL4_BreakpointAccess'),
  },
  {
    interface: /^seL4_TCB$/,
    method: /^SetFlags$/,
    parameter: /^(?:clear|set|flags)$/,
    is: ofEnum('seL4_TCBFlag'),
  },
  {
    interface: /^seL4_SchedControl$/,
    method: /^Configure/,
    parameter: /^flags$/,
    is: ofEnum('seL4_SchedContextFlag'),
  },
  // src/object/schedcontrol.c: what a timeout fault of the scheduling context carries
  { interface: /^seL4_SchedControl$/, method: any, parameter: /^badge$/, is: { kind: 'badge' } },
  // src/object/objecttype.c, updateCapData: a badge, a guard, or what else a kind of capabilities has
  { interface: /^seL4_CNode$/, method: any, parameter: /^(?:\w+_)?badge$/, is: { kind: 'cap-data' } },
  { interface: /^seL4_TCB$/, method: any, parameter: /^cspace_root_data$/, is: { kind: 'guard' } },
  { interface: /^seL4_TCB$/, method: any, parameter: /^vspace_root_data$/, is: { kind: 'cap-data' } },
];

export interface Narrowed {
  readonly is: Meaning;
  readonly rename: string | undefined;
}

export function narrowed(owner: string, method: string, parameter: string): Narrowed | undefined {
  const row = rows.find(
    (one) => one.interface.test(owner) && one.method.test(method) && one.parameter.test(parameter),
  );
  return row && { is: row.is, rename: row.rename };
}
