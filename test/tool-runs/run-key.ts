// SPDX-License-Identifier: BSD-2-Clause
import { createHash } from 'node:crypto';
import type { InputFile, ToolRun } from './tool-run.js';

/** To be raised when entries or the way in which tools are run change their meaning. */
const VERSION = 1;

const digests = new WeakMap<InputFile, string>();

/** The digest of all that a run's result depends on. */
export function keyOf({ program, identity, args, env, files, outputs }: ToolRun): string {
  const variables = Object.entries(env).sort(byFirst);
  const inputs = files.map((file) => [file.path, digestOf(file)] as const).toSorted(byFirst);
  const all = [VERSION, program, identity, args, variables, inputs, outputs];
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}

/** Many runs have the same files: each is digested once. */
function digestOf(file: InputFile): string {
  const digest = digests.get(file) ?? createHash('sha256').update(file.text).digest('hex');
  digests.set(file, digest);
  return digest;
}

function byFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
