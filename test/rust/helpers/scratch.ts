// SPDX-License-Identifier: BSD-2-Clause
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A directory of its own for a test file, and how to remove it. */
export function scratch(name: string): { readonly directory: string; readonly remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), `sel4-bindgen-${name}-`));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
