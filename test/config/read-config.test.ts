// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { detectFormat } from '../../src/syntax/kernel-config/detect.js';
import { readConfig } from '../../src/syntax/kernel-config/read-config.js';
import { createSourceFile } from '../../src/text/source-file.js';
import { diagnosticsOf, toObject } from './helpers.js';

describe('the format of a file', () => {
  test.each([
    { path: 'gen_config.json', text: '', want: 'gen-config-json' },
    { path: 'build/CMakeCache.txt', text: '', want: 'cmake-cache' },
    { path: 'autoconf.h', text: '', want: 'c-header' },
    { path: '.config', text: '', want: 'key-value' },
    { path: 'x', text: ' {"A": true}', want: 'gen-config-json' },
    { path: 'x', text: '#pragma once\n', want: 'c-header' },
    { path: 'x', text: '\n/* disabled: CONFIG_A */', want: 'c-header' },
    { path: 'x', text: '# This is the CMakeCache file.\n//doc\nA:BOOL=ON\n', want: 'cmake-cache' },
    { path: 'x', text: '# define what is wanted\nA=ON\n', want: 'key-value' },
    { path: 'x', text: 'URL=a:B=c\n', want: 'key-value' },
    { path: 'x', text: '# A=ON\r\n\r\n#B=ON', want: 'key-value' },
    { path: 'CMakeLists.txt', text: 'project(seL4)', want: undefined },
    { path: 'x', text: ' \n', want: undefined },
  ])('$path with $text', ({ path, text, want }) => {
    expect(detectFormat(createSourceFile(path, text))).toBe(want);
  });
});

describe('reading a file of any format', () => {
  test.each([
    { path: 'a.json', text: '{"A": true}', options: { A: true }, found: [] },
    { path: 'a.h', text: '#define CONFIG_A 1', options: { A: true }, found: [] },
    { path: 'a', text: 'A=ON', options: { A: true }, found: [] },
    { path: 'CMakeCache.txt', text: 'A:BOOL=ON', options: {}, found: ['E0707: A:BOOL=ON'] },
    { path: 'a', text: '', options: {}, found: ['E0701: '] },
    { path: 'gen_config.yaml', text: 'A: true', options: {}, found: ['E0701: '] },
    { path: 'a', text: 'lorem ipsum', options: {}, found: ['E0701: '] },
  ])('$path with $text', ({ path, text, options, found }) => {
    const report = new Report();
    expect(toObject(readConfig(createSourceFile(path, text), undefined, report))).toEqual(options);
    expect(diagnosticsOf(report)).toEqual(found);
  });
});

describe('no text whatever', () => {
  const pieces = [
    '{',
    '}',
    '"',
    '\\',
    ':',
    ',',
    'A',
    'CONFIG_A',
    '=',
    '#',
    '# ',
    '#define ',
    '/*',
    '*/',
    '//',
    '\r\n',
    ' ',
    '1',
  ];
  const text = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })))
    .map((parts) => parts.join(''));

  test.each(['x.json', 'x.h', 'CMakeCache.txt', 'x.conf', 'x'])('makes reading %s fail', (path) => {
    fc.assert(
      fc.property(text, (given) => {
        const report = new Report();
        const file = createSourceFile(path, given);
        for (const { key, span } of readConfig(file, new Map(), report)) {
          expect(key).toMatch(/^CONFIG_/);
          expect(given.slice(span.start, span.end)).toContain(key.replace(/^CONFIG_/, ''));
        }
      }),
    );
  });
});
