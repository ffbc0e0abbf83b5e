// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { GeneratedFile } from '../../src/emit/generated-file.js';
import { builtIn, generateCrate, presetConfig } from './helpers/configurations.js';
import { complaintsOf, permissions } from './helpers/unsafe-code.js';

// The check that the tests of all crates make (helpers/check-crates.ts) sees what it is there for.

const crate = (preset: string): readonly GeneratedFile[] =>
  generateCrate({ title: preset, root: builtIn, config: presetConfig(preset) }, false);
const hyp = crate('aarch64-mcs-hyp');
const x86 = crate('x86_64-debug');

describe('unsafe code', () => {
  it('needs every operation that is permitted', () => {
    const used = new Set<(typeof permissions)[number]>();
    expect([hyp, x86].flatMap((files) => complaintsOf(files, used))).toEqual([]);
    expect(permissions.filter((one) => !used.has(one))).toEqual([]);
  });

  const mistakes: readonly (readonly [string, string, RegExp | string, string, RegExp])[] = [
    ['a block without a comment', 'ipc_buffer', /\/\/ SAFETY: .*\n/, '', /no SAFETY comment/],
    ['a comment that says nothing', 'ipc_buffer', /SAFETY: .*/, 'SAFETY: this is fine.', /too little/],
    [
      'a comment of another block',
      'structs',
      /SAFETY: .*(?=\n *unsafe \{ &\*)/,
      'SAFETY: a C struct of 36 words, of which 0 is a value.',
      /is said of/,
    ],
    ['a function without a promise', 'ipc_buffer', /\/\/\/ # Safety\n/, '', /no section/],
    [
      'assembly that is said to leave memory alone',
      'trap',
      'options(nostack)',
      'options(nostack, nomem)',
      /writes to memory/,
    ],
    ['a reference to the buffer', 'ipc_buffer', 'self.0.as_ptr()', 'unsafe { self.0.as_mut() }', /permitted/],
    [
      'a type of a reference to the buffer',
      'ipc_buffer',
      '*mut seL4_IPCBuffer',
      '&mut seL4_IPCBuffer',
      /permitted/,
    ],
  ];
  it.each(mistakes)('is not right with %s', (_, name, from, to, expected) => {
    const files = hyp.map((file) =>
      file.path === `src/sys/${name}.rs` ? { ...file, text: file.text.replace(from, to) } : file,
    );
    expect(complaintsOf(files).join('\n')).toMatch(expected);
  });
});
