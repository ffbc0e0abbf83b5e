// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { repository } from './paths.js';

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const bundle = `${repository}/dist/sel4-bindgen.mjs`;

/** Runs the bundled program as a user does. */
export function runCli(
  args: readonly string[],
  cwd = repository,
  env: NodeJS.ProcessEnv = process.env,
): CliResult {
  if (!existsSync(bundle)) throw new Error('dist/sel4-bindgen.mjs is missing: run npm run build');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, stdout, stderr };
}
