// SPDX-License-Identifier: BSD-2-Clause
import type { TestProject } from 'vitest/node';
import { resolveToolchains, type Toolchains } from '../toolchain/resolve.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Compilers for every target, or per target why there is none. */
    readonly toolchains: Toolchains;
  }
}

/** Finds the Rust tool chains once for all test files; unless told not to, it also brings in what is missing. */
export default async function setup(project: TestProject): Promise<void> {
  // The generated code is for stable compilers.
  delete process.env['RUSTC_BOOTSTRAP'];
  const prepare = process.env['SEL4_BINDGEN_NO_RUST'] !== '1';
  project.provide('toolchains', await resolveToolchains({ prepare, msrv: prepare }));
}
