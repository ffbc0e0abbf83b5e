// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { Archive } from './archive.js';
import { Program } from './program.js';

/** dist/index.mjs and index.cjs: what programs import comes from the program in the file beside them. Its types are those of src/api.ts. */
const url = new URL('./sel4-bindgen.mjs', import.meta.url);
const program = new Program(new Archive(readFileSync(url)), url.href);

export const { generate, snapshot, version } = program.require('./api.js') as typeof import('../api.js');
