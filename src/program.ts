// SPDX-License-Identifier: BSD-2-Clause

/** What dist/sel4-bindgen.mjs has inside: the command line, and what programs may import. */
export { run } from './cli/bin.js';
export { usePackageFiles } from './cli/package-files.js';

declare const require: (path: './api.js') => typeof import('./api.js');

/** In the bundle, a module that is required or imported by a call is evaluated by that, and not before. */
export const loadApi = (): typeof import('./api.js') => require('./api.js');
