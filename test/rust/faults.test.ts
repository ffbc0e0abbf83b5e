// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, inject, it } from 'vitest';
import { diskRoot } from '../../src/sources/disk.js';
import { readOracleHeaders } from '../header/as-oracle.js';
import { trees } from '../header/trees.js';
import { listOracles, oracleConfig, readOracle } from '../helpers/oracle.js';
import { repository } from '../helpers/paths.js';
import { presetModel } from '../view/preset-model.js';
import { isSkipped, reason } from './helpers/availability.js';
import { builtIn, type Configuration, generateCrate, presetConfig } from './helpers/configurations.js';
import { faultChecks, type FaultFigures } from './helpers/fault-program.js';
import { onHost, runOnHost } from './helpers/on-host.js';

// Generated crates read faults and errors made by hand, on this machine, and write replies.

const { host } = inject('toolchains');
const program = ['faults', 'errors', 'vm_faults']
  .map((name) => readFileSync(`${repository}/test/rust/programs/${name}.rs`, 'utf8'))
  .join('\n');

/** Compiles and runs the program with the crate of a configuration and what is known of its faults. */
async function execute(configuration: Configuration, figures: FaultFigures): Promise<void> {
  const [crate] = generateCrate(configuration, true);
  const library = onHost(crate?.text ?? '');
  const { sel4Arch } = configuration.config;
  const format = {
    aarch64: 'arm_long',
    arm_hyp: 'arm_long',
    aarch32: 'arm_short',
    ia32: 'x86',
    x86_64: 'x86',
    riscv32: 'riscv',
    riscv64: 'riscv',
  }[sel4Arch];
  const flags = [
    `--cfg=${format}`,
    ...(/64$/.test(sel4Arch) ? ['--cfg=wide'] : []),
    ...('Timeout' in figures.tags ? ['--cfg=mcs'] : []),
    ...('VCPUFault' in figures.tags ? ['--cfg=hyp'] : []),
    ...('DebugException' in figures.tags ? ['--cfg=debug'] : []),
  ];
  const text = `pub mod library {\n${library}\n}\n${program}\n${faultChecks(figures)}\n`;
  const options = ['-Copt-level=0', '-Cdebug-assertions=on', '--cap-lints=allow', ...flags];
  const { code, stderr } = await runOnHost([{ path: 'faults.rs', text }], ['faults.rs', ...options]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
}

/** What the built-in specs say, for configurations that are not measured. */
function ownFigures(preset: string): FaultFigures {
  const { headers, bitfields } = presetModel(preset);
  const enums = headers.enums.map(({ name, typedefs, values }) => [
    typedefs[0] ?? name ?? '',
    Object.fromEntries(values.map((one) => [one.name, Number(one.value)])),
  ]);
  const union = bitfields.unions.find(({ name }) => name === 'seL4_Fault');
  const tags = union?.variants.map(({ block, tag }) => [block.name, Number(tag)]) ?? [];
  return { enums: Object.fromEntries(enums), tags: Object.fromEntries(tags) };
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
  const presets = [
    'aarch64-hyp-mcs-debug',
    'aarch32-debug',
    'arm_hyp-mcs',
    'riscv32-mcs',
    'x86_64-mcs-debug',
    'ia32-mcs-debug',
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
  it.skipIf(trees.size > 0)('of no release (SEL4_DIR names no tree)', () => undefined);
});
