// SPDX-License-Identifier: BSD-2-Clause

/** What a register carries into or out of the kernel. `dest` comes back as the badge. */
export type Role = 'dest' | 'info' | 'mr0' | 'mr1' | 'mr2' | 'mr3' | 'reply' | 'nbdest';

/**
 * Where a role's value stands. `kernel` is the register that the kernel reads; `operand` is the one that the
 * asm block hands over, which differs where `asm!` refuses the kernel's register: then `moveIn` and `moveOut`
 * carry the value between the two. An operand `reg` lets the compiler choose.
 */
export interface RoleRegister {
  readonly kernel: string;
  readonly operand: string;
  readonly moveIn?: string;
  readonly moveOut?: string;
  /** Instructions that keep the kernel's register for the compiler, around everything else. */
  readonly save?: string;
  readonly restore?: string;
  /** An operand that the saving needs. */
  readonly scratch?: string;
}

/** How an architecture enters the kernel: one row of the register table. Sources name files of seL4's tree. */
export interface TrapConvention {
  /** Rust's `target_arch`. */
  readonly targetArch: string;
  readonly source: string;
  /** The register with the system call's number. */
  readonly number: string;
  readonly roles: Partial<Readonly<Record<Role, RoleRegister>>>;
  /** Instructions right before and after the trap that every call needs. */
  readonly before: readonly string[];
  readonly trap: string;
  readonly after: readonly string[];
  /** Registers that are lost in every call. */
  readonly clobbers: readonly string[];
  /** Instructions that read and write two words of memory; compilers join no volatile accesses to them. */
  readonly pairs?: { readonly load: string; readonly store: string };
  /** Whether the block leaves the stack pointer alone at all times, so that `nostack` is true. */
  readonly keepsStack: boolean;
}

/** A role whose register `asm!` takes as it is. */
export function direct(kernel: string): RoleRegister {
  return { kernel, operand: kernel };
}
