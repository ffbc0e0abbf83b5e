// SPDX-License-Identifier: BSD-2-Clause
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where this program keeps what makes it faster, and nothing else; undefined where it is to keep nothing. As the
 * specification of XDG base directories has it, a relative path counts as none.
 */
export function cacheDirectory(env: NodeJS.ProcessEnv): string | undefined {
  if (env['SEL4_BINDGEN_CACHE'] === 'off') return undefined;
  const given = env['XDG_CACHE_HOME'] ?? '';
  return join(isAbsolute(given) ? given : join(homedir(), '.cache'), 'sel4-bindgen');
}
