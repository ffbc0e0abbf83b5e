// SPDX-License-Identifier: BSD-2-Clause
import type { SourceFile } from '../../text/source-file.js';
import { type CMakeCall, readCMakeCalls } from './cmake-calls.js';
import { type DerivedOptions, derivedOptions } from './cmake-derived.js';
import { type CMakeNames, namesOfCalls } from './cmake-names.js';

/** What the CMake files of a source tree say of its options. */
export interface CMakeBuild {
  readonly names: CMakeNames;
  readonly derived: DerivedOptions;
  /** By the name of a platform: the architectures that it can be built for. */
  readonly platforms: ReadonlyMap<string, readonly string[]>;
}

export function readCMakeBuild(files: readonly SourceFile[]): CMakeBuild {
  const calls = files.map(readCMakeCalls);
  const names = namesOfCalls(calls);
  return { names, derived: derivedOptions(calls, names), platforms: platformsOf(calls) };
}

/** A platform's file declares it, and the architectures that it has. */
function platformsOf(files: readonly (readonly CMakeCall[])[]): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const calls of files) {
    const named = (name: string): string[][] =>
      calls.flatMap((call) => (call.name === name ? [[...call.arguments]] : []));
    const architectures = [...new Set(named('declare_sel4_arch').flat())].sort();
    if (architectures.length === 0) continue;
    for (const [platform = ''] of named('declare_platform')) found.set(platform, architectures);
  }
  return found;
}
