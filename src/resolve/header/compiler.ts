// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../../config/kernel-config.js';
import { targets } from '../../config/targets.js';
import { sharedSourceFile, type SourceFile } from '../../text/source-file.js';

/**
 * Macros that a GCC-like compiler defines by itself, as far as headers of libsel4 may ask for them. `-std=gnu11`:
 * then static assertions are `_Static_assert`, and the reader checks them.
 */
export function predefinedMacros(sel4Arch: Sel4Arch): ReadonlyMap<string, string> {
  const { wordSize } = targets[sel4Arch];
  const is64 = wordSize === 64;
  return new Map([
    ['__STDC__', '1'],
    ['__STDC_HOSTED__', '0'],
    ['__STDC_VERSION__', '201112L'],
    ['__GNUC__', '4'],
    ['__GNUC_MINOR__', '2'],
    ['__ELF__', '1'],
    ['__CHAR_BIT__', '8'],
    ['__ORDER_LITTLE_ENDIAN__', '1234'],
    ['__ORDER_BIG_ENDIAN__', '4321'],
    ['__BYTE_ORDER__', '1234'],
    ['__SIZEOF_INT__', '4'],
    ['__SIZEOF_LONG__', is64 ? '8' : '4'],
    ['__SIZEOF_POINTER__', is64 ? '8' : '4'],
    ['__INT8_TYPE__', 'signed char'],
    ['__UINT8_TYPE__', 'unsigned char'],
    ['__INT16_TYPE__', 'short'],
    ['__UINT16_TYPE__', 'unsigned short'],
    ['__INT32_TYPE__', 'int'],
    ['__UINT32_TYPE__', 'unsigned int'],
    ['__INT64_TYPE__', is64 ? 'long' : 'long long'],
    ['__UINT64_TYPE__', is64 ? 'unsigned long' : 'unsigned long long'],
    ['__INTPTR_TYPE__', is64 ? 'long' : 'int'],
    ['__UINTPTR_TYPE__', is64 ? 'unsigned long' : 'unsigned int'],
    ['__SIZE_TYPE__', is64 ? 'unsigned long' : 'unsigned int'],
    ['__PTRDIFF_TYPE__', is64 ? 'long' : 'int'],
    ['__INT_MAX__', '2147483647'],
    ['__LONG_MAX__', is64 ? '9223372036854775807L' : '2147483647L'],
    ...(is64
      ? ([
          ['__LP64__', '1'],
          ['_LP64', '1'],
        ] as const)
      : ([
          ['__ILP32__', '1'],
          ['_ILP32', '1'],
        ] as const)),
    ...ofMachine[sel4Arch].split(' ').map((name) => toMacro(name)),
  ]);
}

/** Names, each with its value after `=` where that is not 1. */
const ofMachine: Readonly<Record<Sel4Arch, string>> = {
  aarch32: '__arm__ __ARM_ARCH=7 __ARM_ARCH_7A__ __ARM_EABI__ __ARM_32BIT_STATE __CHAR_UNSIGNED__',
  arm_hyp: '__arm__ __ARM_ARCH=7 __ARM_ARCH_7A__ __ARM_EABI__ __ARM_32BIT_STATE __CHAR_UNSIGNED__',
  aarch64: '__aarch64__ __ARM_ARCH=8 __ARM_64BIT_STATE __CHAR_UNSIGNED__',
  ia32: '__i386__ __i386',
  x86_64: '__x86_64__ __x86_64 __amd64__',
  riscv32: '__riscv __riscv_xlen=32 __CHAR_UNSIGNED__',
  riscv64: '__riscv __riscv_xlen=64 __CHAR_UNSIGNED__',
};

function toMacro(text: string): readonly [string, string] {
  const [name = '', value = '1'] = text.split('=');
  return [name, value];
}

const attributes: ReadonlySet<string> = new Set(
  'aligned always_inline const deprecated noinline noreturn packed pure section unused used weak'.split(' '),
);

export function hasAttribute(name: string): boolean {
  return attributes.has(name);
}

const integers = [8, 16, 32, 64].flatMap((bits) => [
  `typedef __INT${bits}_TYPE__ int${bits}_t;`,
  `typedef __UINT${bits}_TYPE__ uint${bits}_t;`,
]);

/** Headers of the compiler itself. */
const texts: Readonly<Record<string, readonly string[]>> = {
  'stdint.h': [...integers, 'typedef __INTPTR_TYPE__ intptr_t;', 'typedef __UINTPTR_TYPE__ uintptr_t;'],
  'stddef.h': [
    'typedef __SIZE_TYPE__ size_t;',
    'typedef __PTRDIFF_TYPE__ ptrdiff_t;',
    '#define NULL ((void *)0)',
  ],
  'stdbool.h': ['#define bool _Bool', '#define true 1', '#define false 0'],
  'stdarg.h': ['typedef __builtin_va_list va_list;'],
};

/** What `#include <stdint.h>` and the like stand for; undefined for a header that is none of the compiler's. */
export function compilerHeader(path: string): SourceFile | undefined {
  const lines = Object.hasOwn(texts, path) ? texts[path] : undefined;
  return lines && sharedSourceFile(`<compiler>/${path}`, ['#pragma once', ...lines, ''].join('\n'));
}

/** Whether a fact comes from the compiler's own headers: those are no facts about seL4. */
export function isOfCompiler(path: string): boolean {
  return path.startsWith('<compiler>/');
}
