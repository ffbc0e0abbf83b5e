// SPDX-License-Identifier: BSD-2-Clause
import type { Kernel } from './kernel.js';

/** A virtual machine of QEMU for a kernel. */
export interface Machine {
  readonly program: string;
  readonly args: readonly string[];
  /** Debian's package of the program. */
  readonly package: string;
  /** The status with which QEMU ends when the root task ends it with `code`. */
  readonly statusOf: (code: number) => number;
}

/** Files to boot: on x86 the kernel with the root task beside it, elsewhere the loader's image of both. */
export interface BootFiles {
  readonly image: string;
  readonly root: string;
  /** Where the image is entered. */
  readonly entry: number;
}

const plain = ['-display', 'none', '-serial', 'stdio', '-monitor', 'none', '-no-reboot'];

// Without `userspace=on` QEMU takes the call of a user program for an exception of the processor.
const semihosting = ['-semihosting-config', 'enable=on,target=native,userspace=on'];

/** The machine that QEMU has for the kernel's platform; undefined, if there is none. */
export function machineFor(kernel: Kernel, files: BootFiles): Machine | undefined {
  switch (kernel.platform) {
    case 'qemu-arm-virt':
      return armVirt(kernel, files);
    case 'spike':
      return riscv(kernel, files, 'spike');
    case 'qemu-riscv-virt':
      return riscv(kernel, files, 'virt');
    case 'pc99':
      return pc(kernel, files);
    default:
      return undefined;
  }
}

const processors = ['cortex-a7', 'cortex-a15', 'cortex-a53', 'cortex-a57', 'cortex-a72'];

function armVirt(kernel: Kernel, { image }: BootFiles): Machine {
  const is64 = kernel.sel4Arch === 'aarch64';
  const option = (name: string): string => `ARM_${name.toUpperCase().replaceAll('-', '_')}`;
  const cpu = processors.find((name) => kernel.has(option(name))) ?? (is64 ? 'cortex-a53' : 'cortex-a15');
  const machine = [
    'virt,secure=off',
    `gic-version=${kernel.has('ARM_GIC_V3_SUPPORT') ? 3 : 2}`,
    // Loaders start further cores through firmware, which QEMU plays only then.
    ...(kernel.isHypervisor || kernel.cores > 1 ? ['virtualization=on'] : []),
    ...(is64 ? [] : ['highmem=off']),
  ].join(',');
  return {
    program: is64 ? 'qemu-system-aarch64' : 'qemu-system-arm',
    package: 'qemu-system-arm',
    args: [
      ...['-machine', machine, '-cpu', cpu, '-smp', String(kernel.cores)],
      ...['-m', memoryFrom(kernel, 0x4000_0000), ...plain, ...semihosting, '-kernel', image],
    ],
    statusOf: (code) => code,
  };
}

const riscvMemory = 0x8000_0000;

function riscv(kernel: Kernel, { image, entry }: BootFiles, machine: string): Machine {
  const bits = kernel.sel4Arch === 'riscv64' ? 64 : 32;
  return {
    program: `qemu-system-riscv${bits}`,
    package: 'qemu-system-misc',
    args: [
      ...['-machine', machine, '-cpu', `rv${bits}`, '-smp', String(kernel.cores)],
      ...['-m', memoryFrom(kernel, riscvMemory), ...plain, ...semihosting],
      // An image that begins where memory does has the firmware inside.
      ...(entry === riscvMemory ? ['-bios', 'none'] : []),
      ...['-kernel', image],
    ],
    statusOf: (code) => code,
  };
}

function pc(kernel: Kernel, { image, root }: BootFiles): Machine {
  const is64 = kernel.sel4Arch === 'x86_64';
  // In long mode processors of AMD, which QEMU's own is, do not have the instruction.
  const vendor = is64 && kernel.has('SYSENTER') ? ',vendor=GenuineIntel' : '';
  return {
    program: is64 ? 'qemu-system-x86_64' : 'qemu-system-i386',
    package: 'qemu-system-x86',
    args: [
      ...['-machine', 'pc', '-cpu', `max${vendor}`, '-smp', String(kernel.cores), '-m', '512'],
      ...[...plain, '-nic', 'none', '-device', 'isa-debug-exit,iobase=0xf4,iosize=0x04'],
      ...['-kernel', image, '-initrd', root],
    ],
    statusOf: (code) => 2 * code + 1,
  };
}

/** MiB from the beginning of memory to the end that the kernel was built for; it does not ask how much there is. */
function memoryFrom(kernel: Kernel, start: number): string {
  return `${Math.ceil(((kernel.memoryEnd ?? start + 2 ** 30) - start) / 2 ** 20)}M`;
}
