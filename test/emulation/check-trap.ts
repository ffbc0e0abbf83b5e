// SPDX-License-Identifier: BSD-2-Clause
import { type Checked, differs } from './checked.js';
import type { Trap } from './emulator.js';

/** Registers at the trap, and what the way into the kernel needs besides. */
export function checkTrap(checked: Checked, trap: Trap): string[] {
  return [...checkRegisters(checked, trap), ...checkEntry(checked, trap)];
}

function checkRegisters({ vector, file }: Checked, trap: Trap): string[] {
  const { trap: expected, significant } = vector;
  const found = (role: string): bigint | undefined => {
    const value = trap.registers[file.registers[role] ?? ''];
    return value === undefined ? undefined : BigInt(value);
  };
  const number = BigInt.asUintN(file.wordSize, expected.sysno);
  return [
    ...differs('system call', number, found('sysno')),
    ...significant.flatMap((role) => {
      if (role === 'mrs') {
        return expected.mrs.flatMap((word, index) =>
          word === null ? [] : differs(`mr${index}`, word, found(`mr${index}`)),
        );
      }
      const value = expected[role];
      return value === null
        ? [`${role} is significant, but not measured`]
        : differs(role, value, found(role));
    }),
  ];
}

/** The instruction, and what SYSENTER needs besides: where to go back to, and the stack. */
function checkEntry({ processor, outcome }: Checked, trap: Trap): string[] {
  const wrong = trap.instruction === processor.trap ? [] : [`trap: ${trap.instruction}`];
  if (processor.trap !== '0f34') return wrong;
  const [counter, stack] = processor.name === 'ia32' ? ['edx', 'ecx'] : ['rdx', 'rcx'];
  const register = (name = ''): bigint => BigInt(trap.registers[name] ?? 0);
  return [
    ...wrong,
    ...differs('address to go back to', BigInt(trap.address), register(counter)),
    ...differs('stack to go back to', register(processor.stackPointer), register(stack)),
    ...(register(stack) > BigInt(outcome.stack) ? ['the stack grew upwards'] : []),
  ];
}
