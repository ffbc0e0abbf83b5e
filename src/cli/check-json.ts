// SPDX-License-Identifier: BSD-2-Clause
import { renderJson } from '../diff/format/json.js';
import type { Json } from '../facts/fact.js';
import type { CheckResult } from './check-target.js';

/** For programs: docs/schema/sel4-abi-check-1.schema.json describes every property. */
export function renderCheckJson(results: readonly CheckResult[]): string {
  const document = {
    format: 'sel4-abi-check',
    formatVersion: 1,
    upToDate: results.every(({ isUpToDate }) => isUpToDate),
    targets: results.map(toTarget),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function toTarget({ committed, isUpToDate, abi, files, fix }: CheckResult): Json {
  return {
    path: committed.path,
    kind: committed.kind,
    upToDate: isUpToDate,
    problem: committed.problem,
    abi: abi && (JSON.parse(renderJson(abi)) as Json),
    files: files.map((file) => ({ ...file })),
    fix,
  };
}
