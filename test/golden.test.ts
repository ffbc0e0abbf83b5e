// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { caseNames, readCase, readExpected, recordExpected, runCase } from './helpers/golden.js';

const isRecording = process.env['RECORD'] === '1';

// RECORD=1 writes what the program says now; the difference is then for people to review.
describe('fixtures/cases', () => {
  it.each(caseNames)('%s', async (name) => {
    const golden = readCase(name);
    const { exit, produced, touched } = await runCase(name);
    expect(exit, produced.get('diagnostics.txt')).toBe(golden.exit);
    // Whatever was wrong, nothing on disk has changed.
    if (exit !== 0) expect(touched).toEqual([]);
    else expect(touched.every((path) => path.startsWith('out/'))).toBe(true);
    if (golden.code !== undefined) {
      expect(produced.get('diagnostics.txt')).toMatch(new RegExp(`(error|warning)\\[${golden.code}\\]: `));
    }
    if (isRecording) recordExpected(name, produced);
    // As objects, so that a file that nothing produces any more shows as well.
    expect(Object.fromEntries(produced)).toEqual(Object.fromEntries(readExpected(name)));
  });
});
