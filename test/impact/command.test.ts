// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, writeFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { type CommandResult, runCommand } from '../helpers/command.js';
import { repository } from '../helpers/paths.js';

const isRecording = process.env['RECORD'] === '1';

function impact(...args: readonly string[]): Promise<CommandResult> {
  return runCommand(['impact', ...args], repository);
}

/** What is looked at here of the report as JSON. */
interface Impact {
  readonly options: readonly {
    readonly architectures: readonly { readonly sel4Arch: string; readonly values: readonly string[] }[];
  }[];
}

function golden(name: string, text: string): void {
  const path = `${repository}/test/impact/expected/${name}`;
  if (isRecording) writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

function schema(name: string): (text: string) => unknown {
  const text = readFileSync(`${repository}/docs/schema/${name}`, 'utf8');
  const validate = new Ajv2020({ strict: true, strictRequired: true, allowUnionTypes: true }).compile(
    JSON.parse(text) as object,
  );
  return (document) => (validate(JSON.parse(document)) ? [] : validate.errors);
}

const some = [
  '--arch',
  'x86_64',
  '--arch',
  'riscv64',
  '--option',
  'KernelIsMCS',
  '--option',
  'CONFIG_XSAVE_SIZE',
];

describe('impact', () => {
  it.each(['text', 'markdown', 'json'])('says as %s what options do', async (format) => {
    // All facts are listed in JSON: one small option is enough there.
    const wanted = format === 'json' ? some.filter((_, at) => at < 4 || at > 5) : some;
    const { exit, stdout, stderr } = await impact(
      ...wanted,
      '--option',
      'CTZ_NO_BUILTIN',
      '--format',
      format,
    );
    expect([exit, stderr]).toEqual([0, '']);
    golden(`impact.${format}`, stdout);
  });
  it('writes what the schema describes', async () => {
    const problems = schema('sel4-abi-impact-1.schema.json');
    const { stdout } = await impact('--arch', 'x86_64', '--format', 'json');
    expect(problems(stdout)).toEqual([]);
    expect(problems(stdout.replace('"matters"', '"perhaps"'))).not.toEqual([]);
    expect(problems(stdout.replace('"typical": true', '"typical": 1'))).not.toEqual([]);
  });
  it.each([
    ['KernelCtzNoBuiltin', 'CTZ_NO_BUILTIN', 'No spec or header of this tree reads it'],
    ['CONFIG_WORD_SIZE', 'WORD_SIZE', 'Follow from the architecture'],
    ['LIB_SEL4_PUBLIC_SYMBOLS', 'LIB_SEL4_PUBLIC_SYMBOLS', 'without effect on the ABI'],
  ])('knows %s', async (given, shown, answer) => {
    const { exit, stdout } = await impact('--arch', 'aarch64', '--option', given);
    expect(exit).toBe(0);
    expect(stdout).toContain(answer);
    expect(stdout).toContain(shown);
  });
  it.each([
    [
      'KernelMaxNumNodes',
      'MAX_NUM_NODES: sets ENABLE_SMP_SUPPORT',
      'labels: 1 comes or goes (TCBSetAffinity)',
    ],
    [
      'KernelSyscall',
      'KERNEL_X86_SYSCALL: sets SYSCALL, SYSENTER',
      'systemCall rdx with SYSCALL and rax with',
    ],
    ['KERNEL_BENCHMARK', 'BENCHMARK_TRACK_UTILISATION, ENABLE_BENCHMARKS', 'CONFIG_ENABLE_BENCHMARKS ('],
    ['VERIFICATION_BUILD', 'limits BENCHMARK_TRACEPOINTS', 'X86_64_VTX_64BIT_GUESTS'],
    ['XSAVE_FEATURE_SET', 'gives the default of XSAVE_SIZE', '0 options matter, and 1 option through others'],
  ])('%s matters through others', async (given, ...texts) => {
    const { exit, stdout } = await impact('--arch', 'x86_64', '--option', given);
    expect(exit).toBe(0);
    for (const text of texts) expect(stdout.replace(/\s+/g, ' ')).toContain(text);
    expect(stdout).not.toContain('No spec or header of this tree reads it');
  });
  it('gives conditions to what they are conditions of', async () => {
    const { stdout } = await impact('--option', 'ENABLE_SMP_SUPPORT', '--option', 'NUM_PRIORITIES');
    const [, sizes = ''] = stdout.replace(/\s+/g, ' ').split('Concerns those who allocate statically');
    expect(sizes).toContain('CONFIG_ENABLE_SMP_SUPPORT (KernelEnableSMPSupport): aarch64 constants');
    expect(sizes).toContain('ARM_HYPERVISOR_SUPPORT && ENABLE_BENCHMARKS && BENCHMARK_TRACK_UTILISATION');
    expect(sizes).not.toContain('DEBUG_BUILD');
    expect(stdout).not.toContain('only where NUM_PRIORITIES');
    expect(stdout).toContain('seL4_MaxPrio 254 with 255 and 255 with 256');
  });
  it('names platforms only where they can be built', async () => {
    const { stdout } = await impact('--option', 'PLAT', '--format', 'json');
    const platforms = (arch: string): readonly string[] =>
      (JSON.parse(stdout) as Impact).options[0]?.architectures.find(({ sel4Arch }) => sel4Arch === arch)
        ?.values ?? [];
    expect(platforms('aarch32')).toContain('allwinnerA20');
    expect(platforms('aarch64')).not.toContain('allwinnerA20');
    expect(platforms('aarch64')).toContain('qemu-arm-virt');
  });
  it.each([
    [['--option', 'KernelIsMSC'], 'Did you mean `KernelIsMCS`?'],
    [['--option', 'CONFIG_KERNEL_MC'], 'Did you mean `CONFIG_KERNEL_MCS`?'],
    [['--arch', 'sparc'], "'sparc' is invalid. Allowed choices are aarch32"],
    [['--format', 'xml'], "'xml' is invalid"],
    [['--between', 'aarch64'], '--between takes two sides'],
    [['--between', 'aarch64', 'aarch64', 'aarch64'], '--between takes two sides'],
    [['--between', 'aarch64', 'aarch64', '--option', 'KernelIsMCS'], 'and no specs'],
  ])('%j is a wrong command line', async (args, want) => {
    const { exit, stdout, stderr } = await impact(...args);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(want);
  });
  it('refuses what is no tree', async () => {
    const { exit, stderr } = await impact('--sel4', 'test');
    expect(exit).toBe(3);
    expect(stderr).toContain('E0801');
  });
});

describe('impact --between', () => {
  it.each(['text', 'markdown', 'json'])('says as %s what breaks', async (format) => {
    const { exit, stdout, stderr } = await impact('--between', 'riscv64', 'riscv64-mcs', '--format', format);
    expect([exit, stderr]).toEqual([1, '']);
    golden(`between.${format}`, stdout);
  });
  it('writes what the schema describes', async () => {
    const problems = schema('sel4-abi-between-1.schema.json');
    const { stdout } = await impact('--between', 'x86_64', 'x86_64-mcs', '--format', 'json');
    expect(problems(stdout)).toEqual([]);
    expect(problems(stdout.replace('"safe": false', '"safe": 0'))).not.toEqual([]);
  });
  it('finds what only adds, safe', async () => {
    const { exit, stdout } = await impact('--between', 'aarch64', 'aarch64,DEBUG_BUILD=ON,PRINTING=ON');
    expect(stdout).toContain('Result: safe');
    expect(exit).toBe(0);
  });
  it('finds the way back not safe: what was added is gone', async () => {
    const { exit, stdout } = await impact('--between', 'aarch64,DEBUG_BUILD=ON,PRINTING=ON', 'aarch64');
    expect(stdout).toContain('seL4_SysDebugPutChar');
    expect(exit).toBe(1);
  });
  it('names those who allocate statically', async () => {
    const { exit, stdout } = await impact('--between', 'x86_64,XSAVE_SIZE=576', 'x86_64,XSAVE_SIZE=832');
    expect(stdout).toContain('sizes of objects');
    expect(stdout).toContain('seL4_TCBBits');
    expect(exit).toBe(1);
  });
});
