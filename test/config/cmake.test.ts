// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, test } from 'vitest';
import { readCMakeCache } from '../../src/syntax/kernel-config/cmake-cache.js';
import { readCMakeCalls } from '../../src/syntax/kernel-config/cmake-calls.js';
import { readCMakeNames } from '../../src/syntax/kernel-config/cmake-names.js';
import { createSourceFile } from '../../src/text/source-file.js';
import { read } from './helpers.js';

describe('CMake commands', () => {
  test.each([
    { given: 'f()', want: [['f']] },
    { given: 'F(a "b c" d;e)', want: [['f', 'a', 'b c', 'd;e']] },
    { given: 'f(a # b)\n c)', want: [['f', 'a', 'c']] },
    { given: 'f(a #[[ b )\n]] c)', want: [['f', 'a', 'c']] },
    { given: 'f([[a "b]] [=[c]]]=])', want: [['f', 'a "b', 'c]]']] },
    { given: 'f("a \\"b\\" \\\n c")', want: [['f', 'a "b"  c']] },
    {
      given: 'f((a) AND (b)) g(c)',
      want: [
        ['f', 'a', 'AND', 'b'],
        ['g', 'c'],
      ],
    },
    { given: '# f(a)\ng(b)', want: [['g', 'b']] },
    {
      given: 'f("open) g(a)',
      want: [['f', 'open) g(a)']],
    },
    { given: 'f(a', want: [['f', 'a']] },
    { given: ') f(a)', want: [['f', 'a']] },
  ])('$given', ({ given, want }) => {
    const calls = readCMakeCalls(createSourceFile('config.cmake', given));
    expect(calls.map((call) => [call.name, ...call.arguments])).toEqual(want);
  });

  test('know no more than two hundred ifs around them', () => {
    const calls = readCMakeCalls(createSourceFile('config.cmake', 'if(A)\n'.repeat(1000) + 'f()'));
    expect(Math.max(...calls.map(({ guards }) => guards.length))).toBe(200);
  });
});

const tree = [
  `config_option(KernelIsMCS KERNEL_MCS "text; with config_option(Fake FAKE x)" DEFAULT OFF)`,
  `config_string(KernelNodes MAX_NUM_NODES "doc" DEFAULT 1 UNQUOTE)`,
  `config_choice(
     KernelBenchmarks KERNEL_BENCHMARK "doc
     more doc"
     "none;KernelBenchmarksNone;NO_BENCHMARKS"
     "all;KernelBenchmarksAll;BENCHMARK_ALL;NOT KernelIsMCS")
   config_choice(KernelPlatform PLAT "doc" \${kernel_platforms})`,
  `declare_platform(board-a KernelPlatformBoard-a PLAT_BOARD_A KernelArchARM)
   declare_platform(board-b KernelPlatformBoard-b PLAT_BOARD_B KernelArchARM)
   if(KernelPlatformBoard-a OR KernelPlatformBoard-b)
     config_set(KernelMach MACH "acme")
   endif()
   if(NOT KernelSomething)
   elseif(KernelIsMCS)
   else()
     config_set(KernelWordSize WORD_SIZE 64)
   endif()
   if(CONFIGURE_TIMER)
     config_set(KernelTimer TIMER \${CONFIGURE_TIMER})
   endif()
   config_set(KernelMach ARM_MACH "\${KernelMach}")`,
  `set(c_configs PLAT_RED PLAT_BLUE)
   set(cmake_configs KernelRed KernelBlue)
   list(GET c_configs \${index} c_config)
   list(GET cmake_configs \${index} cmake_config)
   config_set(\${cmake_config} \${c_config} ON)
   config_set(\${unknown} ALSO_UNKNOWN ON)`,
];
const names = readCMakeNames(tree.map((text, index) => createSourceFile(`${index}/config.cmake`, text)));

test('names of options in a source tree', () => {
  const found = Array.from(names, ([variable, options]) => [
    variable,
    ...options.map(({ key, kind }) => `${key} ${kind}`),
  ]);
  expect(found).toEqual([
    ['KernelIsMCS', 'CONFIG_KERNEL_MCS boolean'],
    ['KernelNodes', 'CONFIG_MAX_NUM_NODES text'],
    ['KernelBenchmarks', 'CONFIG_KERNEL_BENCHMARK text'],
    ['KernelBenchmarksNone', 'CONFIG_NO_BENCHMARKS boolean'],
    ['KernelBenchmarksAll', 'CONFIG_BENCHMARK_ALL boolean'],
    ['KernelPlatform', 'CONFIG_PLAT text'],
    ['KernelPlatformBoard-a', 'CONFIG_PLAT_BOARD_A boolean'],
    ['KernelPlatformBoard-b', 'CONFIG_PLAT_BOARD_B boolean'],
    ['KernelMach', 'CONFIG_MACH set', 'CONFIG_ARM_MACH set'],
    ['KernelWordSize', 'CONFIG_WORD_SIZE set'],
    ['KernelTimer', 'CONFIG_TIMER set'],
    ['KernelRed', 'CONFIG_PLAT_RED set'],
    ['KernelBlue', 'CONFIG_PLAT_BLUE set'],
  ]);
});

describe('CMakeCache.txt', () => {
  test.each([
    {
      given: '# comment\n//doc\nKernelIsMCS:BOOL=ON\n\nCMAKE_AR:FILEPATH=/usr/bin/ar',
      want: { KERNEL_MCS: true },
    },
    { given: 'KernelIsMCS:UNINITIALIZED=true\r\n', want: { KERNEL_MCS: true } },
    { given: 'KernelIsMCS:INTERNAL=OFF', want: { KERNEL_MCS: false } },
    { given: 'KernelIsMCS:BOOL=0', want: { KERNEL_MCS: false } },
    { given: 'KernelIsMCS:BOOL=', want: { KERNEL_MCS: false } },
    { given: 'KernelIsMCS:BOOL=X-NOTFOUND', want: { KERNEL_MCS: false } },
    { given: 'KernelNodes:STRING=0', want: { MAX_NUM_NODES: '0' } },
    { given: "KernelNodes:STRING=' 4'", want: { MAX_NUM_NODES: ' 4' } },
    { given: '"KernelNodes":STRING=a:b=c', want: { MAX_NUM_NODES: 'a:b=c' } },
    { given: 'KernelBlue:INTERNAL=ON\nKernelRed:INTERNAL=OFF', want: { PLAT_BLUE: true, PLAT_RED: false } },
    { given: 'KernelTimer:INTERNAL=10', want: { TIMER: '10' } },
    { given: 'KernelMach:INTERNAL=', want: { ARM_MACH: '' } },
    {
      given: 'KernelMach:INTERNAL=acme\nKernelPlatformBoard-b:INTERNAL=ON',
      want: { MACH: 'acme', ARM_MACH: 'acme', PLAT_BOARD_B: true },
    },
  ])('$given', ({ given, want }) => {
    const reader: Parameters<typeof read>[0] = (file, report) => readCMakeCache(file, names, report);
    expect(read(reader, given)).toEqual({ options: want, found: [] });
  });

  test.each([
    { given: 'CMAKE_AR:FILEPATH=ar', names, found: ['E0701: '] },
    { given: 'KernelIsMCS=ON', names, found: ['E0701: KernelIsMCS=ON'] },
    { given: 'A:BOOL=ON\nKernelIsMCS:BOOL=ON', names: undefined, found: ['E0707: KernelIsMCS:BOOL=ON'] },
    { given: 'A:BOOL=ON', names: undefined, found: ['E0707: A:BOOL=ON'] },
    { given: '', names: undefined, found: ['E0707'] },
  ])('malformed or without a source tree: $given', ({ given, names, found }) => {
    const reader: Parameters<typeof read>[0] = (file, report) => readCMakeCache(file, names, report);
    expect(read(reader, given)).toEqual({ options: {}, found });
  });
});
