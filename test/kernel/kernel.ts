// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the runner has to know of an installed kernel. */
export interface Kernel {
  /** Where it is installed. */
  readonly prefix: string;
  readonly elf: string;
  /** Architecture, what is not the default, and platform: "aarch64-mcs-smp on qemu-arm-virt". */
  readonly title: string;
  readonly sel4Arch: string;
  readonly platform: string;
  readonly isHypervisor: boolean;
  readonly cores: number;
  readonly prints: boolean;
  /** Whether the options of this name are on; for processors and devices. */
  readonly has: (option: string) => boolean;
  /** Highest physical address that it takes for memory, where its build has fixed that. */
  readonly memoryEnd: number | undefined;
}

type Settings = Readonly<Record<string, unknown>>;

/** Reads an installation of seL4, or says what of it is missing. */
export function readKernel(prefix: string): Kernel | string {
  const elf = join(prefix, 'bin/kernel.elf');
  const configuration = join(prefix, 'libsel4/include/kernel/gen_config.json');
  for (const file of [elf, configuration]) if (!existsSync(file)) return `${file} is missing`;
  const settings = readJson(configuration);
  const has = (option: string): boolean => settings[option] === true;
  const text = (option: string): string => String(settings[option] ?? '');
  const sel4Arch = text('SEL4_ARCH');
  const cores = Number(text('MAX_NUM_NODES') || '1');
  const parts = [
    sel4Arch,
    ...(has('KERNEL_MCS') ? ['mcs'] : []),
    ...(has('ARM_HYPERVISOR_SUPPORT') && sel4Arch !== 'arm_hyp' ? ['hyp'] : []),
    ...(cores > 1 ? ['smp'] : []),
    ...(has('HARDWARE_DEBUG_API') ? ['debugapi'] : []),
    ...(sel4Arch === 'x86_64' && has('SYSENTER') ? ['sysenter'] : []),
    ...(has('PRINTING') ? [] : ['silent']),
  ];
  return {
    prefix,
    elf,
    title: `${parts.join('-')} on ${text('PLAT')}`,
    sel4Arch,
    platform: text('PLAT'),
    isHypervisor: has('ARM_HYPERVISOR_SUPPORT'),
    cores,
    prints: has('PRINTING'),
    has,
    memoryEnd: memoryEnd(join(prefix, 'support/platform_gen.json')),
  };
}

function memoryEnd(file: string): number | undefined {
  if (!existsSync(file)) return undefined;
  const { memory } = readJson(file) as { readonly memory?: readonly { readonly end: number }[] };
  return memory === undefined ? undefined : Math.max(...memory.map(({ end }) => end));
}

function readJson(file: string): Settings {
  return JSON.parse(readFileSync(file, 'utf8')) as Settings;
}
