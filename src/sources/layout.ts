// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../config/kernel-config.js';
import { targets } from '../config/targets.js';
import type { SpecRoot } from './provider.js';

/** The documents that a generation needs. */
export const specKinds = ['syscalls', 'object-api', 'sel4-arch', 'arch', 'types', 'shared-types'] as const;
export type SpecKind = (typeof specKinds)[number];

/** Where a document may stand below a root, most likely first. Names changed between 12.x and 13.0. */
export function candidates(kind: SpecKind, root: SpecRoot, sel4Arch: Sel4Arch): string[] {
  const { arch, directory, wordSize } = targets[sel4Arch];
  const files = fileNames[kind];
  if (root.kind === 'installed')
    return installedPrefixes.flatMap((prefix) => files.map((file) => prefix + file));
  const parts: Readonly<Record<SpecKind, string>> = {
    syscalls: 'include',
    'object-api': 'include',
    'sel4-arch': `sel4_arch_include/${directory}`,
    arch: `arch_include/${arch}`,
    types: `sel4_arch_include/${directory}`,
    'shared-types': `mode_include/${wordSize}`,
  };
  return files.map((file) => `libsel4/${parts[kind]}/${file}`);
}

/** An installation prefix, a Microkit board directory, or the include directory itself. */
export const installedPrefixes: readonly string[] = ['', 'include/', 'libsel4/include/'];

const fileNames: Readonly<Record<SpecKind, readonly string[]>> = {
  syscalls: ['api/syscall.xml'],
  'object-api': ['interfaces/object-api.xml', 'interfaces/sel4.xml'],
  'sel4-arch': ['interfaces/object-api-sel4-arch.xml', 'interfaces/sel4arch.xml'],
  arch: ['interfaces/object-api-arch.xml', 'interfaces/sel4arch.xml'],
  // .pbf is what the preprocessor made of .bf; an installation has only that.
  types: ['sel4/sel4_arch/types.bf', 'sel4/sel4_arch/types.pbf'],
  'shared-types': ['sel4/shared_types.bf', 'sel4/shared_types.pbf'],
};

/** The directories below a source tree in which `#include <…>` looks, in seL4's order: kernel, then libsel4. */
export function includeDirectories(
  root: SpecRoot,
  sel4Arch: Sel4Arch,
  platform: string | undefined,
): string[] {
  if (root.kind === 'installed') return installedPrefixes.map((prefix) => prefix.replace(/\/$/, ''));
  const { arch, directory, wordSize } = targets[sel4Arch];
  const plat = platform ?? '';
  const ofPlatform = (...paths: string[]): string[] => (plat ? paths : []);
  return [
    'include',
    `include/${wordSize}`,
    `include/arch/${arch}`,
    `include/arch/${arch}/arch/${wordSize}`,
    ...ofPlatform(`include/plat/${plat}`, `include/plat/${plat}/plat/${wordSize}`),
    ...['armv7-a', 'armv8-a'].flatMap((armv) =>
      arch === 'arm' ? [`include/arch/arm/armv/${armv}`, `include/arch/arm/armv/${armv}/${wordSize}`] : [],
    ),
    'libsel4/include',
    `libsel4/arch_include/${arch}`,
    `libsel4/sel4_arch_include/${directory}`,
    ...ofPlatform(`libsel4/sel4_plat_include/${plat}`),
    `libsel4/mode_include/${wordSize}`,
  ];
}

/** The directories below a root in which `#include <…>` of libsel4's own headers looks. */
export function headerDirectories(
  root: SpecRoot,
  sel4Arch: Sel4Arch,
  platform: string | undefined,
): string[] {
  const all = includeDirectories(root, sel4Arch, platform);
  return root.kind === 'installed' ? all : all.filter((directory) => directory.startsWith('libsel4/'));
}

/**
 * The headers that programs include, as `#include <…>` names them; the first is there in every version. The others
 * are in some versions or on some architectures only.
 */
export const headerNames: readonly [string, ...string[]] = [
  'sel4/sel4.h',
  'sel4/assert.h',
  'sel4/benchmark_tracepoints_types.h',
  'sel4/benchmark_track_types.h',
  'sel4/benchmark_utilisation_types.h',
  'sel4/debug_assert.h',
  'sel4/deprecated.h',
  'sel4/arch/bootinfo_types.h',
  'sel4/arch/deprecated.h',
  'sel4/arch/exIPC.h',
  'sel4/arch/mapping.h',
  'sel4/arch/pfIPC.h',
  'sel4/arch/vmenter.h',
  'sel4/sel4_arch/deprecated.h',
  'sel4/sel4_arch/exIPC.h',
  'sel4/sel4_arch/mapping.h',
  'sel4/sel4_arch/pfIPC.h',
];
