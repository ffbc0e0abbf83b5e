// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel, TrapKind } from '../../model/target.js';
import { signature } from '../layout-marks.js';
import { aarch32, aarch64 } from './arm.js';
import type { Role, RoleRegister, TrapConvention } from './convention.js';
import { riscv } from './riscv.js';
import { type TrapShape, trapShapes } from './shapes.js';
import { ia32, x86_64Syscall, x86_64Sysenter } from './x86.js';

export const conventions: Readonly<Record<TrapKind, TrapConvention>> = {
  aarch64,
  aarch32,
  riscv,
  'x86_64-syscall': x86_64Syscall,
  'x86_64-sysenter': x86_64Sysenter,
  ia32,
};

export interface TrapView {
  readonly source: string;
  readonly messageRegisters: number;
  readonly shapes: readonly ShapeView[];
}

interface ShapeView {
  readonly summary: string;
  readonly signature: string;
  readonly receives: boolean;
  readonly loads: readonly string[];
  readonly outputs: string;
  readonly lines: readonly string[];
  readonly operands: readonly string[];
  readonly result: string;
}

/** Rust's `target_arch` for the machine. */
export function targetArch({ trap, wordSize }: TargetModel): string {
  return trap === 'riscv' ? `riscv${wordSize}` : conventions[trap].targetArch;
}

/** Whether the destination of a non-blocking send has a register of its own. */
export function hasDestinationRegister({ trap }: TargetModel): boolean {
  return conventions[trap].roles.nbdest !== undefined;
}

/** Multiplies the table of shapes with the register table of the machine. */
export function toTrapView(target: TargetModel): TrapView {
  const convention = conventions[target.trap];
  const wanted = trapShapes.filter(({ only }) => !only || (only === 'mcs') === target.isMcs);
  return {
    source: convention.source,
    messageRegisters: target.messageRegisters,
    shapes: wanted.map((shape) => toShape(shape, convention, target)),
  };
}

/** What a shape carries on a machine, each in a register of its own or in turn. */
export function rolesOf(
  shape: TrapShape,
  target: TargetModel,
): { readonly mrs: readonly Role[]; readonly sent: readonly Role[]; readonly received: readonly Role[] } {
  const { roles } = conventions[target.trap];
  const mrs = Array.from({ length: target.messageRegisters }, (_, index) => `mr${index}` as Role);
  const sent = shape.sends
    .flatMap((part): readonly Role[] => (part === 'mrs' ? mrs : [part]))
    .filter((role) => role !== 'reply' || target.isMcs)
    .filter((role) => roles[role] !== undefined);
  return { mrs, sent, received: shape.receives ? ['dest', 'info', ...mrs] : [] };
}

function toShape(shape: TrapShape, convention: TrapConvention, target: TargetModel): ShapeView {
  const { mrs, sent, received } = rolesOf(shape, target);
  const roles = [...new Set([...sent, ...received])].map((role) => ({
    role,
    register: convention.roles[role],
  }));
  const used = roles.flatMap(({ role, register }) => (register ? [{ role, register }] : []));

  const parameters = ['number: seL4_Syscall_ID'];
  for (const part of shape.sends) {
    if (part === 'mrs') parameters.push(`mrs: [seL4_Word; ${mrs.length}]`);
    else if (sent.includes(part)) parameters.push(`${part}: seL4_Word`);
  }
  return {
    summary: shape.summary,
    signature: signature(`pub unsafe fn ${shape.name}`, parameters, shape.receives ? ' -> Received {' : ' {'),
    receives: shape.receives,
    loads: sent.includes('mr0') ? [`let [${mrs.join(', ')}] = mrs;`] : [],
    outputs: ['badge', 'out_info', ...mrs.map((role) => `out_${role}`)].join(', '),
    lines: instructions(used, sent, received, convention),
    operands: operands(used, sent, received, convention),
    result: `[${mrs.map((role) => `out_${role}`).join(', ')}]`,
  };
}

interface Used {
  readonly role: Role;
  readonly register: RoleRegister;
}

function instructions(
  used: readonly Used[],
  sent: readonly Role[],
  received: readonly Role[],
  convention: TrapConvention,
): string[] {
  // Two roles may share a register (ia32: mr1 or reply); it is saved once.
  const saves = [...new Set(used.flatMap(({ register }) => register.save ?? []))];
  const restores = [...new Set(used.flatMap(({ register }) => register.restore ?? []))].reverse();
  return [
    ...saves,
    ...used.flatMap(({ role, register }) => (sent.includes(role) ? (register.moveIn ?? []) : [])),
    ...convention.before,
    convention.trap,
    ...convention.after,
    ...used.flatMap(({ role, register }) => (received.includes(role) ? (register.moveOut ?? []) : [])),
    ...restores,
  ];
}

function operands(
  used: readonly Used[],
  sent: readonly Role[],
  received: readonly Role[],
  convention: TrapConvention,
): string[] {
  const taken = new Set<string>();
  const lines = [`in("${convention.number}") number,`];
  // Message words before the info: they often come in the registers that the others are about to take.
  const isInfo = ({ role }: Used): boolean => role === 'info';
  const ordered = [...used.filter((one) => !isInfo(one)), ...used.filter(isInfo)];
  for (const { role, register } of ordered) {
    const output = role === 'dest' ? 'badge' : `out_${role}`;
    const isSent = sent.includes(role);
    const isReceived = received.includes(role);
    if (register.scratch) lines.push(`${register.scratch},`);
    if (register.operand === 'reg') {
      lines.push(`${role} = in(reg) ${role},`);
      continue;
    }
    taken.add(register.operand);
    const place = `"${register.operand}"`;
    if (isSent && isReceived) lines.push(`inlateout(${place}) ${role} => ${output},`);
    else if (isReceived) lines.push(`lateout(${place}) ${output},`);
    // The kernel keeps reply and destination; what else it is given it may leave changed.
    else if (role === 'reply' || role === 'nbdest')
      lines.push(inputOnly(place, role, convention, register.operand));
    else lines.push(`inlateout(${place}) ${role} => _,`);
  }
  for (const clobber of convention.clobbers) {
    if (!taken.has(clobber)) lines.push(`out("${clobber}") _,`);
  }
  if (convention.keepsStack) lines.push('options(nostack),');
  return lines;
}

/** An input that the block itself overwrites (ia32: ecx) must be said to be lost. */
function inputOnly(place: string, role: Role, convention: TrapConvention, operand: string): string {
  return convention.clobbers.includes(operand)
    ? `inlateout(${place}) ${role} => _,`
    : `in(${place}) ${role},`;
}
