// SPDX-License-Identifier: BSD-2-Clause
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtIn, generateCrate, presetConfig } from '../rust/helpers/configurations.js';
import type { Toolchains } from '../toolchain/resolve.mjs';
import { TARGETS } from '../toolchain/targets.mjs';
import { buildRootTask } from './root-task.js';

/** Every architecture with and without MCS. The debug ones print and have breakpoints, the others do not. */
export const linkedPresets: readonly { readonly preset: string; readonly sel4Arch: string }[] = Object.keys(
  TARGETS,
).flatMap((sel4Arch) => [
  { preset: `${sel4Arch}-debug`, sel4Arch },
  { preset: `${sel4Arch}-mcs`, sel4Arch },
]);

/** Builds the root task for a preset, and links it; the program. */
export async function linkFor(preset: string, toolchains: Toolchains): Promise<Buffer> {
  const into = mkdtempSync(join(tmpdir(), 'sel4-bindgen-root-task-'));
  try {
    const config = presetConfig(preset);
    const [file] = generateCrate({ title: preset, root: builtIn, config }, true);
    const bindings = join(into, 'bindings.rs');
    writeFileSync(bindings, file?.text ?? '');
    // Nothing will run: what takes less time.
    const job = { bindings, sel4Arch: config.sel4Arch, into, optimization: '0' };
    return readFileSync(await buildRootTask(job, toolchains));
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
