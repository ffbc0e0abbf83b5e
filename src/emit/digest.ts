// SPDX-License-Identifier: BSD-2-Clause
import { createHash } from 'node:crypto';

/** SHA-256 over named texts, in hexadecimal, the same for the same content wherever it stands. */
export function digest(parts: readonly (readonly [name: string, text: string])[]): string {
  const hash = createHash('sha256');
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [name, text] of sorted) {
    // Lengths keep the parts apart.
    hash.update(`${name.length} ${name} ${text.length}\n`);
    hash.update(text.replace(/\r\n/g, '\n'));
  }
  return `sha256:${hash.digest('hex')}`;
}

/** SHA-256 of one text, as `sha256sum` computes it. */
export function textDigest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
