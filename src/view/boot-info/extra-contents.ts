// SPDX-License-Identifier: BSD-2-Clause
import type { TargetModel } from '../../model/target.js';

/** What follows the header of a record of extra boot information. */
export interface ExtraContent {
  /** The record's identifier in libsel4. */
  readonly id: string;
  /** Rust's name for it. */
  readonly variant: string;
  readonly doc: string;
  /** The only architecture whose kernel sends it; undefined for all. */
  readonly arch: TargetModel['arch'] | undefined;
  readonly shape:
    | { readonly kind: 'bytes' }
    /** 32 bits. */
    | { readonly kind: 'number' }
    /** A struct that begins with the record's header. */
    | { readonly kind: 'struct'; readonly name: string }
    /** A struct as above, with the array `list` of structs; `length` says how many bytes of it are in use. */
    | { readonly kind: 'list'; readonly name: string; readonly length: string; readonly list: string };
}

/**
 * What each kind of record holds. libsel4's headers do not connect identifiers and structs. The kernel does: in
 * seL4's tree, src/arch/x86/kernel/boot.c (init_sys_state) for x86, src/arch/arm/kernel/boot.c and
 * src/arch/riscv/kernel/boot.c (try_init_kernel) for device trees; src/arch/x86/kernel/boot_sys.c for the memory map. Alike in all releases from 12.1.0 to 16.0.0.
 */
export const extraContents: readonly ExtraContent[] = [
  {
    id: 'SEL4_BOOTINFO_HEADER_X86_VBE',
    variant: 'X86Vbe',
    doc: 'What the VESA BIOS says of graphics: the controller, and the mode that is set.',
    arch: 'x86',
    shape: { kind: 'struct', name: 'seL4_X86_BootInfo_VBE' },
  },
  {
    id: 'SEL4_BOOTINFO_HEADER_X86_MBMMAP',
    variant: 'X86MemoryMap',
    doc: 'The memory map of a boot loader that speaks Multiboot.',
    arch: 'x86',
    // The kernel copies the boot loader's map as it is, and walks it as an array: so is it here.
    shape: { kind: 'list', name: 'seL4_X86_BootInfo_mmap', length: 'mmap_length', list: 'mmap' },
  },
  {
    id: 'SEL4_BOOTINFO_HEADER_X86_ACPI_RSDP',
    variant: 'X86AcpiRsdp',
    doc: "ACPI's root system description pointer, as the firmware has it.",
    arch: 'x86',
    shape: { kind: 'bytes' },
  },
  {
    id: 'SEL4_BOOTINFO_HEADER_X86_FRAMEBUFFER',
    variant: 'X86Framebuffer',
    doc: 'The framebuffer, as Multiboot 2 describes it. libsel4 announces the type, it does not say what is in it.',
    arch: 'x86',
    shape: { kind: 'bytes' },
  },
  {
    id: 'SEL4_BOOTINFO_HEADER_X86_TSC_FREQ',
    variant: 'X86TscFrequency',
    doc: 'How fast the time stamp counter runs, in MHz.',
    arch: 'x86',
    shape: { kind: 'number' },
  },
  {
    id: 'SEL4_BOOTINFO_HEADER_FDT',
    variant: 'DeviceTree',
    doc: 'A flattened device tree.',
    arch: undefined,
    shape: { kind: 'bytes' },
  },
];
