// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, test } from 'vitest';
import { readGenConfigJson } from '../../src/syntax/kernel-config/gen-config-json.js';
import { read } from './helpers.js';

describe('gen_config.json', () => {
  test.each([
    { given: '{}', want: {} },
    { given: '{"KERNEL_MCS": true, "DEBUG_BUILD": false}', want: { KERNEL_MCS: true, DEBUG_BUILD: false } },
    { given: '{"WORD_SIZE": "64", "ARM_MACH": ""}', want: { WORD_SIZE: '64', ARM_MACH: '' } },
    { given: '{"A": 64, "B": -1.5e3, "C": 0}', want: { A: '64', B: '-1.5e3', C: '0' } },
    { given: '{"CONFIG_SEL4_ARCH": "ia32"}', want: { SEL4_ARCH: 'ia32' } },
    { given: '{"A": "true", "B": "1"}', want: { A: 'true', B: '1' } },
    { given: '{"A": "\\"quoted\\"", "B": "\\u0041"}', want: { A: 'quoted', B: 'A' } },
    { given: '{"A": "1", "A": "2"}', want: { A: '2' } },
    { given: '{"__proto__": "1"}', want: { ['__proto__']: '1' } },
    { given: '\uFEFF \r\n{\r\n"A"\t:\ttrue}\n', want: { A: true } },
  ])('$given', ({ given, want }) => {
    expect(read(readGenConfigJson, given)).toEqual({ options: want, found: [] });
  });

  test.each([
    { given: '', want: 'E0701: ' },
    { given: '[]', want: 'E0701: []' },
    { given: '"A"', want: 'E0701: "A"' },
    { given: '{', want: 'E0701: ' },
    { given: '{"A": true', want: 'E0701: ' },
    { given: '{"A": true,}', want: 'E0701: }' },
    { given: '{"A" true}', want: 'E0701: true' },
    { given: '{"A": true "B": true}', want: 'E0701: "B"' },
    { given: '{"A": null}', want: 'E0701: null' },
    { given: '{"A": {"B": true}}', want: 'E0701: {"B": true}' },
    { given: '{"A": ["B"]}', want: 'E0701: ["B"]' },
    { given: '{"A": 01}', want: 'E0701: 01' },
    { given: '{"A": truely}', want: 'E0701: truely' },
    { given: '{"A": "unclosed}', want: 'E0701: "' },
    { given: '{"A": "\\x"}', want: 'E0701: "' },
    { given: "{'A': true}", want: "E0701: '" },
    { given: '{A: true}', want: 'E0701: A' },
    { given: '{"A": true} {}', want: 'E0701: {' },
    { given: '{"not a name": true}', want: 'E0701: "not a name": true' },
    { given: '{"": true}', want: 'E0701: "": true' },
  ])('malformed: $given', ({ given, want }) => {
    expect(read(readGenConfigJson, given)).toEqual({ options: {}, found: [want] });
  });

  test('a long string takes no stack', () => {
    const text = 'x'.repeat(1_000_000);
    expect(read(readGenConfigJson, `{"A": "${text}"}`).options).toEqual({ A: text });
    expect(read(readGenConfigJson, `{"A": "${text}`).found).toHaveLength(1);
  });
});
