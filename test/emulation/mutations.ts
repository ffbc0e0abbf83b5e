// SPDX-License-Identifier: BSD-2-Clause

/** A mistake that a generator could make, as a change of the text that it emits. */
export interface Mutation {
  /** The configuration of the oracle whose vectors have to see it. */
  readonly version: string;
  readonly config: string;
  readonly title: string;
  readonly change: (text: string) => string;
}

const without = (pattern: RegExp) => (text: string) => text.replaceAll(pattern, '');
const replaced = (pattern: RegExp, by: string) => (text: string) => text.replaceAll(pattern, by);

/** Each of two texts in the place of the other. */
const swapped = (one: string, other: string) => (text: string) =>
  text.replaceAll(one, '\0').replaceAll(other, one).replaceAll('\0', other);

const of =
  (version: string, config: string) =>
  (title: string, change: (text: string) => string): Mutation => ({ version, config, title, change });

const aarch64 = of('16.0.0', 'aarch64-mcs');
const aarch32 = of('16.0.0', 'aarch32-mcs');
const riscv = of('16.0.0', 'riscv64-mcs');
const x86_64 = of('16.0.0', 'x86_64-vtx');
const sysenter = of('16.0.0', 'x86_64-sysenter');
const ia32 = of('16.0.0', 'ia32');
const ia32Mcs = of('16.0.0', 'ia32-mcs');

export const mutations: readonly Mutation[] = [
  aarch64('two message registers are swapped', swapped('("x4")', '("x5")')),
  aarch64(
    'a register that the kernel changes is believed to be kept',
    replaced(/inlateout\("x0"\) dest => _/g, 'in("x0") dest'),
  ),
  aarch64('a label is one too high', replaced(/\.with_label\(label\)/g, '.with_label(label + 1)')),
  aarch64('a capability is put into the next slot', replaced(/ipc\.set_cap\(0,/g, 'ipc.set_cap(1,')),
  aarch64('a field is packed one bit too high', replaced(/<< 8\)/g, '<< 9)')),
  aarch64('the badge is not handed out', without(/\*sender = received\.badge;/g)),
  aarch64('the words of an error are not stored', without(/ipc\.store_message_registers\(reply\.mrs\);/g)),
  aarch64('a result is taken of the next register', replaced(/reply\.mrs\[0\]/g, 'reply.mrs[1]')),
  aarch64('the buffer is read without need', replaced(/(let info = request\()/g, 'ipc.get_user_data(); $1')),
  aarch32('a register of the compiler is not put back', without(/"mov r6, \{saved\}",/g)),
  riscv('a destination is in the wrong register', swapped('in("t0")', 'in("t1")')),
  riscv(
    'the message is sent to where the next one comes from',
    replaced(/msgInfo\.words\[0\], mrs, reply, dest\)/g, 'msgInfo.words[0], mrs, reply, src)'),
  ),
  riscv('a word beyond the registers is one too far', replaced(/ipc\.set_mr\(4,/g, 'ipc.set_mr(5,')),
  x86_64('the stack pointer is not put back', without(/"mov rsp, rax",/g)),
  x86_64('r11 is believed to be kept', without(/out\("r11"\) _,/g)),
  x86_64('rcx is believed to be kept', without(/out\("rcx"\) _,/g)),
  x86_64(
    'registers are written although count says less',
    replaced(/count as usize - 2\)/g, 'count as usize - 1)'),
  ),
  sysenter('rdx is believed to be kept', without(/out\("rdx"\) _,/g)),
  sysenter('the address to go back to is wrong', replaced(/\[rip \+ 2f\]/g, '[rip + 2f + 1]')),
  ia32('ebp is not put back', replaced(/"pop ebp",/g, '"add esp, 4",')),
  ia32('the second message word is not loaded', without(/"mov ebp, ecx",/g)),
  ia32Mcs('registers are popped in the wrong order', swapped('"pop ebp"', '"pop esi"')),
  ia32Mcs('the destination is not put into the buffer', without(/ipc\.set_user_data\(dest\);/g)),
];
