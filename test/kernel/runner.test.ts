// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { Run } from './boot.js';
import { entryOf, narrowed } from './elf.js';
import { loaderCommand } from './image.js';
import type { Kernel } from './kernel.js';
import { machineFor } from './machine.js';
import { judge, PASSED } from './verdict.js';

// What the runner decides without a kernel.

function kernelOf(sel4Arch: string, platform: string, options: readonly string[] = []): Kernel {
  return {
    prefix: '/prefix',
    elf: '/prefix/bin/kernel.elf',
    title: sel4Arch,
    sel4Arch,
    platform,
    isHypervisor: options.includes('ARM_HYPERVISOR_SUPPORT'),
    cores: 1,
    prints: true,
    has: (option) => options.includes(option),
    memoryEnd: undefined,
  };
}

const arm = kernelOf('aarch64', 'qemu-arm-virt', ['ARM_CORTEX_A57']);
const pc = kernelOf('x86_64', 'pc99');
const files = { image: '/image', root: '/root', entry: 0x4800_0000 };

describe('machineFor', () => {
  it('takes the processor and the memory of the kernel', () => {
    const machine = machineFor({ ...arm, memoryEnd: 0x8000_0000 }, files);
    const args = machine?.args ?? [];
    expect(machine?.program).toBe('qemu-system-aarch64');
    expect(args).toContain('cortex-a57');
    expect(args[args.indexOf('-m') + 1]).toBe('1024M');
    expect(args.join(' ')).not.toContain('virtualization');
  });
  it('makes a hypervisor possible', () => {
    const hypervisor = kernelOf('arm_hyp', 'qemu-arm-virt', ['ARM_HYPERVISOR_SUPPORT']);
    expect(machineFor(hypervisor, files)?.args.join(' ')).toContain('virtualization=on');
  });
  it('leaves out the firmware where the image has it', () => {
    const riscv = kernelOf('riscv64', 'spike');
    expect(machineFor(riscv, { ...files, entry: 0x8000_0000 })?.args).toContain('-bios');
    expect(machineFor(riscv, { ...files, entry: 0x8800_0000 })?.args).not.toContain('-bios');
  });
  it('knows no machine for other platforms', () => {
    expect(machineFor(kernelOf('aarch64', 'zynqmp'), files)).toBeUndefined();
  });
});

describe('loaderCommand', () => {
  it('adds the three files where there are no holes', () => {
    expect(loaderCommand('load --fast', arm, '/root', '/image')).toEqual([
      ...['load', '--fast', '/prefix/bin/kernel.elf', '/root', '/image'],
    ]);
  });
  it('fills the holes', () => {
    expect(loaderCommand('{prefix}/../load --app {root} -o {image}', arm, '/root', '/image')).toEqual([
      ...['/prefix/../load', '--app', '/root', '-o', '/image'],
    ]);
  });
});

describe('narrowed', () => {
  it('keeps where the contents go', () => {
    const wide = Buffer.alloc(64 + 2 * 56 + 16, 0xaa);
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]).copy(wide);
    wide.writeUInt16LE(2, 16);
    wide.writeUInt32LE(1, 20);
    wide.writeBigUInt64LE(0x10_0000n, 24);
    wide.writeBigUInt64LE(64n, 32);
    wide.writeUInt16LE(56, 54);
    wide.writeUInt16LE(2, 56);
    for (const index of [0, 1]) {
      const at = 64 + 56 * index;
      wide.writeUInt32LE(1, at);
      wide.writeUInt32LE(5, at + 4);
      const fields = [176n, 0xffff_ffff_8010_0000n, 0x10_0000n, 16n, 32n, 0x1000n];
      fields.forEach((value, field) => wide.writeBigUInt64LE(value, at + 8 + 8 * field));
    }
    const narrow = narrowed(wide);
    expect(narrow[4]).toBe(1);
    expect(entryOf(narrow)).toBe(0x10_0000);
    for (const index of [0, 1]) {
      const words = Array.from({ length: 8 }, (_, at) => narrow.readUInt32LE(64 + 32 * index + 4 * at));
      expect(words).toEqual([1, 176, 0x8010_0000, 0x10_0000, 16, 32, 5, 0x1000]);
    }
    expect(narrow.subarray(176)).toEqual(wide.subarray(176));
    expect(narrowed(narrow)).toBe(narrow);
  });
});

describe('judge', () => {
  const machine = machineFor(pc, files);
  if (!machine) throw new Error('there is a PC');
  const good: Run = {
    output: 'ok one\nok two\nroot task: 2 checks passed\n',
    complaints: '',
    status: machine.statusOf(PASSED),
    stopped: undefined,
    seconds: 1,
  };
  it('passes what says so in every way', () => {
    expect(judge(good, pc, machine)).toEqual({ passed: 2, failures: [] });
  });
  it.each([
    ['a failed check', { output: `FAILED three\n${good.output}` }],
    ['a panic', { output: `panic: at\n${good.output}` }],
    ['no last line', { output: 'ok one\nok two\n' }],
    ['a wrong count', { output: good.output.replace('2', '3') }],
    ['another status', { status: machine.statusOf(0) }],
    ['a machine that had to be stopped', { status: null, stopped: 'time' }],
    ['a complaint of QEMU', { complaints: 'qemu: no' }],
  ])('does not pass %s', (_, change) => {
    expect(judge({ ...good, ...change }, pc, machine).failures).not.toEqual([]);
  });
  it('needs the status alone where the kernel does not print', () => {
    expect(judge({ ...good, output: '' }, { ...pc, prints: false }, machine).failures).toEqual([]);
  });
});
