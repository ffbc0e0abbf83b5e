// SPDX-License-Identifier: BSD-2-Clause
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * This program's directory among the user's caches; undefined where the system knows no home. As the specification of
 * XDG base directories has it, a relative path counts as none.
 */
export function cacheDirectory(env: NodeJS.ProcessEnv): string | undefined {
  const given = env['XDG_CACHE_HOME'] ?? '';
  if (isAbsolute(given)) return join(given, 'sel4-bindgen');
  try {
    const home = homedir();
    return isAbsolute(home) ? join(home, '.cache', 'sel4-bindgen') : undefined;
  } catch {
    return undefined;
  }
}

/** Where a run leaves what makes the next one faster; undefined where it is to leave nothing. */
export function memoryDirectory(env: NodeJS.ProcessEnv): string | undefined {
  return env['SEL4_BINDGEN_CACHE'] === 'off' ? undefined : cacheDirectory(env);
}
