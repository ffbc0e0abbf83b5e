// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { trim } from '../tool-runs/run-cache.js';
import { cacheDirectory } from '../toolchain/cache.mjs';
import { resolveToolchains, type Toolchains } from '../toolchain/resolve.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Compilers for every target, or per target why there is none. */
    readonly toolchains: Toolchains;
    /** Where results of tools are kept, if they are, and the file that has a line for each result that was used. */
    readonly toolRuns: { readonly directory?: string; readonly tally: string };
  }
}

/** Room for the results of a few versions of the repository: those of one take about a third. */
const LIMIT = 1_000_000_000;

/** Finds the Rust tool chains once for all test files; unless told not to, it also brings in what is missing. */
export default async function setup(project: TestProject): Promise<() => void> {
  // The generated code is for stable compilers.
  delete process.env['RUSTC_BOOTSTRAP'];
  const prepare = process.env['SEL4_BINDGEN_NO_RUST'] !== '1';
  project.provide('toolchains', await resolveToolchains({ prepare, msrv: prepare }));

  const temporary = mkdtempSync(join(tmpdir(), 'sel4-bindgen-tally-'));
  const tally = join(temporary, 'tally');
  writeFileSync(tally, '');
  const isOff = process.env['SEL4_BINDGEN_TEST_CACHE'] === 'off';
  const directory = join(cacheDirectory(), 'tool-runs');
  project.provide('toolRuns', isOff ? { tally } : { directory, tally });
  return () => {
    const lines = readFileSync(tally, 'utf8').trim().split('\n');
    rmSync(temporary, { recursive: true });
    if (!isOff) {
      mkdirSync(directory, { recursive: true });
      trim(directory, LIMIT);
    }
    const kept = lines.filter((line) => line === 'kept').length;
    const run = lines.filter((line) => line === 'run').length;
    if (kept + run === 0) return;
    console.log(
      `Tools (compilers, linkers, rustfmt, the emulator, and programs made): ${run} runs, and ${kept} results of earlier equal runs` +
        (kept > 0 ? ` from ${directory} (SEL4_BINDGEN_TEST_CACHE=off runs all of them)` : ''),
    );
  };
}
