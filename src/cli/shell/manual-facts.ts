// SPDX-License-Identifier: BSD-2-Clause
import { configFileName } from '../config-file/find.js';
import type { exitCodes } from '../exit-codes.js';

export interface Named {
  readonly name: string;
  readonly text: string;
}

/** What the exit codes mean, in the words of docs/command-line.md. */
export const exitCodeMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'Everything is right.',
  findings: 'A comparison found something, or doctor something wrong.',
  usage: 'The command line is wrong.',
  invalidInput: 'Specs or configuration are wrong; nothing was written.',
  notUpToDate: 'What is on disk is not what the inputs give.',
  internal: 'A mistake of this program.',
};

/** Variables that the program itself reads. */
export const environment: readonly Named[] = [
  { name: 'NO_COLOR', text: 'Not empty: no colours, unless --color or FORCE_COLOR says otherwise.' },
  { name: 'FORCE_COLOR', text: 'Not empty: colours in pipes too; 0 or false: none.' },
  { name: 'SEL4_BINDGEN_CACHE', text: 'If it is "off", nothing is remembered from one run to the next.' },
  { name: 'XDG_CACHE_HOME', text: 'Where things are remembered, in sel4-bindgen; by default ~/.cache.' },
  { name: 'SEL4_DIR', text: 'For doctor: the source tree, where --sel4 is not given.' },
  { name: 'SEL4_PREFIX', text: 'For doctor: the installation, where --include is not given.' },
  { name: 'SEL4_CONFIG', text: 'For doctor: the configuration, where --config is not given.' },
  { name: 'RUSTC', text: 'For doctor: the compiler to look at, instead of rustc.' },
  { name: 'SEL4_BINDGEN_DEBUG', text: 'Not empty: where in the program an internal error happened.' },
];

export const files: readonly Named[] = [
  { name: configFileName, text: 'Options, in the working directory; those of the command line win.' },
];
