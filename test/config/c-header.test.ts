// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, test } from 'vitest';
import { readCHeader } from '../../src/syntax/kernel-config/c-header.js';
import { read } from './helpers.js';

describe('gen_config.h', () => {
  test.each([
    { given: '', want: {} },
    { given: '#define CONFIG_A  1', want: { A: true } },
    { given: '#define CONFIG_A  1  /* KernelA=ON */', want: { A: true } },
    { given: '#define CONFIG_A  1 // why', want: { A: true } },
    { given: '  #  define\tCONFIG_A\t1\r\n', want: { A: true } },
    { given: '/* disabled: CONFIG_A */', want: { A: false } },
    { given: '#define CONFIG_A 1\n#undef CONFIG_A', want: { A: false } },
    { given: '/* disabled: CONFIG_A */\n#define CONFIG_A 1', want: { A: true } },
    { given: '#define CONFIG_A 1\n/* disabled: CONFIG_A */', want: { A: false } },
    { given: '#define CONFIG_A  0', want: { A: '0' } },
    { given: '#define CONFIG_A  /* empty */', want: { A: '' } },
    { given: '#define CONFIG_A', want: { A: '' } },
    { given: '#define CONFIG_A  qemu-arm-virt', want: { A: 'qemu-arm-virt' } },
    { given: '#define CONFIG_A  "two /* words */"', want: { A: 'two /* words */' } },
    { given: '#define CONFIG_A \\\n 64', want: { A: '64' } },
    { given: '/*\n#define CONFIG_A 1\n*/', want: {} },
    { given: '// #define CONFIG_A 1', want: {} },
    { given: '#define OTHER 1\n#undef OTHER', want: {} },
    { given: '#ifndef CONFIG_H\n#define CONFIG_H\n#define CONFIG_A 1\n#endif', want: { A: true } },
    { given: '#pragma once\n#include <x.h>\n#define CONFIG_A 1', want: { A: true } },
  ])('$given', ({ given, want }) => {
    expect(read(readCHeader, given)).toEqual({ options: want, found: [] });
  });

  test.each([
    { given: '#pragma once\n#include <kernel/gen_config.h>\n', want: {}, found: ['E0701: '] },
    { given: '#define CONFIG_A 1\n/* open', want: { A: true }, found: ['E0701: /*'] },
    { given: '/*/', want: {}, found: ['E0701: /*'] },
    {
      given: '#ifdef X\n#define CONFIG_A 1\n#else\n#define CONFIG_A 2\n#endif',
      want: { A: '2' },
      found: ['E0701: #ifdef X', 'E0701: #else'],
    },
  ])('malformed: $given', ({ given, want, found }) => {
    expect(read(readCHeader, given)).toEqual({ options: want, found });
  });
});
