// SPDX-License-Identifier: BSD-2-Clause
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of this repository. */
export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Measured ground truth and seL4's own specs, where they stand beside the repository. */
export const shared = `${repository}/../shared`;

export const hasShared = existsSync(`${shared}/oracle`) && existsSync(`${shared}/sel4-specs`);

export const builtInSpecs = `${repository}/fixtures/specs`;

/** Directories with oracle files: the part kept here, and all of it where it is at hand. */
export const oracleDirectories = [
  `${repository}/fixtures/oracle`,
  ...(hasShared ? [`${shared}/oracle`] : []),
];
