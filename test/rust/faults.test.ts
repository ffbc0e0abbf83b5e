// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { diskRoot } from '../../src/sources/disk.js';
import { readOracleHeaders } from '../header/as-oracle.js';
import { trees } from '../header/trees.js';
import { listOracles, oracleConfig, readOracle } from '../helpers/oracle.js';
import { presetModel } from '../view/preset-model.js';
import { isSkipped, reason } from './helpers/availability.js';
import { builtIn, type Configuration, presetConfig } from './helpers/configurations.js';
import type { FaultFigures } from './helpers/fault-program.js';
import { faultProgram, hostOptions, ownFigures } from './helpers/host-programs.js';
import { runOnHost } from './helpers/on-host.js';

// Generated crates read faults and errors made by hand, on this machine, and write replies.

const { host } = inject('toolchains');
/** Compiles and runs the program with the crate of a configuration and what is known of its faults. */
async function execute(configuration: Configuration, figures: FaultFigures): Promise<void> {
  const { main, flags } = faultProgram(configuration, figures);
  const { code, stderr } = await runOnHost([main], [main.path, ...hostOptions, ...flags]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

describe.concurrent('faults and errors', () => {
  for (const oracle of listOracles().filter(({ version }) => version === '16.0.0')) {
    it.skipIf(isSkipped(host))(`of seL4 16.0.0 ${oracle.config} are as measured${reason(host)}`, async () => {
      const { enums } = readOracleHeaders(oracle);
      const { tags = {} } = readOracle(oracle).tagged_unions['seL4_Fault'] ?? {};
      const config = oracleConfig(readOracle(oracle));
      await execute({ title: '', root: builtIn, config }, { enums, tags });
    });
  }
  // With those that are measured, all that presets differ in where faults are concerned.
  const presets = [
    ...['aarch64-hyp-mcs-debug', 'aarch64-mcs-hyp', 'aarch64-mcs-debug'],
    ...['aarch32-debug', 'aarch32-mcs-debug', 'arm_hyp-mcs', 'arm_hyp-debug', 'arm_hyp-mcs-debug'],
    ...['x86_64-debug', 'x86_64-mcs-debug', 'ia32-debug', 'ia32-mcs-debug', 'riscv32-mcs'],
  ];
  it.skipIf(isSkipped(host)).each(presets)(`of preset %s are read${reason(host)}`, async (name) => {
    const configuration = { title: '', root: builtIn, config: presetConfig(name) };
    await execute(configuration, ownFigures(name));
  });
  for (const version of ['12.1.0', '14.0.0']) {
    const tree = trees.get(version);
    const why = tree ? '' : ` (no tree of ${version} in SEL4_DIR)`;
    it.skipIf(!tree || isSkipped(host)).each(['aarch64-hyp-mcs', 'ia32-mcs', 'riscv64'])(
      `of seL4 ${version} %s are read${why}${reason(host)}`,
      async (name) => {
        const configuration = { title: '', root: diskRoot('source', tree ?? ''), config: presetConfig(name) };
        await execute(configuration, ownFigures(name));
      },
    );
  }
});

describe('the reply to a timeout', () => {
  /** Registers that the enum of the reply and the struct of all registers call differently. */
  const same: Readonly<Record<string, RegExp>> = {
    FaultIP: /^(?:pc|rip|eip)$/,
    FLAGS: /^[re]flags$/,
    SP: /^esp$/,
    SPSR_EL1: /^spsr$/,
    LR: /^ra$/,
    TLS_BASE: /^(?:fs_base|tls_base)$/,
  };
  const names = [
    'aarch64-mcs',
    'aarch32-mcs',
    'arm_hyp-mcs',
    'ia32-mcs',
    'x86_64-mcs',
    'riscv32-mcs',
    'riscv64-mcs',
  ];
  it.each(names)('of preset %s has the registers in the order of the struct', (name) => {
    const { headers } = presetModel(name);
    const struct = headers.structs.find((one) => one.name === 'seL4_UserContext_');
    const words =
      headers.enums.find(({ name: own, typedefs }) => [own, ...typedefs].includes('seL4_TimeoutReply_Msg'))
        ?.values ?? [];
    const members = struct?.fields.map((one) => one.name) ?? [];
    const registers = words
      .map((one) => one.name.replace('seL4_TimeoutReply_', ''))
      .filter((one) => !/^Length$/i.test(one));
    expect(
      words.map(({ value }) => Number(value)),
      'in order',
    ).toEqual(words.map((_, index) => index));
    expect(registers.length).toBeGreaterThan(9);
    const wrong = registers.flatMap((register, index) => {
      const member = members[index] ?? '';
      const isSame = register.toLowerCase() === member || same[register]?.test(member) === true;
      return isSame ? [] : [`${index}: ${register} is not ${member}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the kernel', () => {
  for (const [version, tree] of trees) {
    const read = (path: string): string => readFileSync(`${tree}/${path}`, 'utf8').replace(/\s+/g, ' ');
    it(`of seL4 ${version} puts the low word of a time first`, () => {
      const function32 = /mode_setTimeArg\([^)]*\) \{(.*?)\}/.exec(
        read('include/32/mode/api/ipc_buffer.h'),
      )?.[1];
      expect(function32).toContain('setMR(thread, buffer, i, (uint32_t) time)');
      expect(function32).toContain('setMR(thread, buffer, i + 1, (uint32_t)(time >> 32llu))');
      expect(read('src/api/faults.c')).toMatch(/mode_setTimeArg\(len, consumed,/);
    });
    it(`of seL4 ${version} takes from replies what the tables say`, () => {
      const faults = read('src/api/faults.c');
      for (const [fault, size] of [
        ['UnknownSyscall_Syscall', 'n_syscallMessage'],
        ['UserException_Number', 'n_exceptionMessage'],
      ]) {
        expect(faults).toContain(`(word_t) ${size} == seL4_${fault})`);
        expect(faults).toMatch(new RegExp(`copyMRsFaultReply\\(.*?MIN\\(length, ${size}\\)\\)`));
      }
      expect(faults).toContain('n_instrs = getRegister(sender, msgRegisters[0])');
    });
  }
  if (trees.size === 0) it.skip('of any release (SEL4_DIR names no tree)');
});
