// SPDX-License-Identifier: BSD-2-Clause
//! The first instructions: the kernel starts a root task without a stack.

use core::arch::global_asm;

#[cfg(target_arch = "aarch64")]
global_asm!(
    ".section .text._start, \"ax\"",
    ".global _start",
    "_start:",
    "adrp x9, stack_end",
    "add x9, x9, :lo12:stack_end",
    "mov sp, x9",
    "b root_task",
);

#[cfg(target_arch = "arm")]
global_asm!(
    ".section .text._start, \"ax\"",
    ".global _start",
    "_start:",
    "movw sp, #:lower16:stack_end",
    "movt sp, #:upper16:stack_end",
    "b root_task",
);

#[cfg(any(target_arch = "riscv32", target_arch = "riscv64"))]
global_asm!(
    ".section .text._start, \"ax\"",
    ".global _start",
    "_start:",
    "la sp, stack_end",
    "tail root_task",
);

#[cfg(target_arch = "x86_64")]
global_asm!(
    ".section .text._start, \"ax\"",
    ".global _start",
    "_start:",
    "lea rsp, [rip + stack_end]",
    "call root_task",
);

#[cfg(target_arch = "x86")]
global_asm!(
    ".section .text._start, \"ax\"",
    ".global _start",
    "_start:",
    "lea esp, [stack_end]",
    "sub esp, 12",
    "push ebx",
    "call root_task",
);

global_asm!(
    ".section .bss.stack, \"aw\", %nobits",
    ".balign 16",
    ".skip 16384",
    "stack_end:",
);
