// SPDX-License-Identifier: BSD-2-Clause

/** What dist/sel4-bindgen.mjs has inside for the command line; src/api.ts is for programs. */
export { run } from './cli/bin.js';
export { usePackageFiles } from './cli/package-files.js';
