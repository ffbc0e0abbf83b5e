// SPDX-License-Identifier: BSD-2-Clause
import { builtIn, generateCrate, presetConfig } from '../rust/helpers/configurations.js';
import type { Toolchains } from '../toolchain/resolve.mjs';
import { TARGETS } from '../toolchain/targets.mjs';
import { buildRootTask, type RunTool } from './root-task.js';

/** Every architecture with and without MCS. The debug ones print and have breakpoints, the others do not. */
export const linkedPresets: readonly { readonly preset: string; readonly sel4Arch: string }[] = Object.keys(
  TARGETS,
).flatMap((sel4Arch) => [
  { preset: `${sel4Arch}-debug`, sel4Arch },
  { preset: `${sel4Arch}-mcs`, sel4Arch },
]);

/** Builds the root task for a preset, and links it; the program. */
export function linkFor(preset: string, toolchains: Toolchains, runTool: RunTool): Promise<Buffer> {
  const config = presetConfig(preset);
  const [file] = generateCrate({ title: preset, root: builtIn, config }, true);
  // Nothing will run: what takes less time.
  const job = { bindings: file?.text ?? '', sel4Arch: config.sel4Arch, optimization: '0' };
  return buildRootTask(job, toolchains, runTool);
}
