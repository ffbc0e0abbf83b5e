// SPDX-License-Identifier: BSD-2-Clause

/** What dist/sel4-bindgen.mjs has inside: the command line, and what programs may import. */
export { generate, snapshot, version } from './api.js';
export { run } from './cli/bin.js';
export { usePackageFiles } from './cli/package-files.js';
