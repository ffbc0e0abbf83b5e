// SPDX-License-Identifier: BSD-2-Clause
import { createHash } from 'node:crypto';
import type { ToolResult } from './tool-run.js';

/** The length of a digest in hexadecimal digits. */
const DIGEST = 64;

/** The bytes of a result: the digest of what follows, a line that describes it, and the output files. */
export function encodeEntry(key: string, { outputs, ...outcome }: ToolResult): Buffer {
  const head = JSON.stringify({ key, outcome, sizes: outputs.map(({ length }) => length) });
  const body = Buffer.concat([Buffer.from(`${head}\n`), ...outputs]);
  return Buffer.concat([Buffer.from(digestOf(body)), body]);
}

/** The result in an entry; undefined if these are not the bytes that were written for this key. */
export function decodeEntry(key: string, bytes: Buffer): ToolResult | undefined {
  const body = bytes.subarray(DIGEST);
  if (digestOf(body) !== bytes.toString('latin1', 0, DIGEST)) return undefined;
  const end = body.indexOf('\n');
  const head = JSON.parse(body.toString('utf8', 0, end)) as {
    readonly key: string;
    readonly outcome: Omit<ToolResult, 'outputs'>;
    readonly sizes: readonly number[];
  };
  if (head.key !== key) return undefined;
  let at = end + 1;
  const outputs = head.sizes.map((size) => body.subarray(at, (at += size)));
  return { ...head.outcome, outputs };
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
