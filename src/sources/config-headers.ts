// SPDX-License-Identifier: BSD-2-Clause
import { sharedSourceFile, type SourceFile } from '../text/source-file.js';

/** Includes that seL4's build generates or that only pull those in: the configuration itself answers them. */
const configurationHeaders: ReadonlySet<string> = new Set([
  'config.h',
  'autoconf.h',
  'gen_config.h',
  'kernel/gen_config.h',
  'sel4/config.h',
  'sel4/gen_config.h',
]);

/**
 * Macros that stand in no configuration file: the kernel's include/config.h derives them. Each row is a macro
 * and the options that must all be on for it to be defined (as an empty macro).
 */
const derivedMacros: readonly { readonly name: string; readonly requires: readonly string[] }[] = [
  { name: 'ENABLE_SMP_SUPPORT', requires: ['CONFIG_ENABLE_SMP_SUPPORT'] },
  {
    name: 'AARCH64_VSPACE_S2_START_L1',
    requires: ['CONFIG_ARM_HYPERVISOR_SUPPORT', 'CONFIG_ARM_PA_SIZE_BITS_40'],
  },
];

const derivedHeader = derivedMacros
  .map(({ name, requires }) => {
    const condition = requires.map((option) => `defined(${option})`).join(' && ');
    return `#if ${condition}\n#define ${name}\n#endif\n`;
  })
  .join('');

/** The text that stands for a generated header, or undefined where the include is an ordinary file. */
export function configurationHeader(path: string): SourceFile | undefined {
  if (!configurationHeaders.has(path)) return undefined;
  return sharedSourceFile(`<configuration>/${path}`, derivedHeader);
}

/** Stands for a header that is not there and may be left out. */
export function emptyHeader(path: string): SourceFile {
  return sharedSourceFile(`<missing>/${path}`, '');
}
