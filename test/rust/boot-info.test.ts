// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, inject, it } from 'vitest';
import { diskRoot } from '../../src/sources/disk.js';
import { objectSizes } from '../../src/view/objects/object-sizes.js';
import { trees } from '../header/trees.js';
import { listOracles, oracleConfig, readOracle } from '../helpers/oracle.js';
import { readOracleHeaders } from '../header/as-oracle.js';
import { isSkipped, reason } from './helpers/availability.js';
import { builtIn, type Configuration, presetConfig } from './helpers/configurations.js';
import { bootInfoProgram, hostOptions } from './helpers/host-programs.js';
import { runOnHost } from './helpers/on-host.js';

// Generated crates read boot information made by hand, on this machine, and say how large objects are.

const { host } = inject('toolchains');
/** Compiles and runs the program with the crate of a configuration; what it prints. */
async function execute(configuration: Configuration): Promise<string[]> {
  const { main, flags } = bootInfoProgram(configuration);
  const { code, stdout, stderr } = await runOnHost([main], [main.path, ...hostOptions, ...flags]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.trim().split('\n');
}

describe.concurrent('boot information', () => {
  const presets = [
    'x86_64',
    'x86_64-mcs',
    'ia32',
    'ia32-mcs',
    'aarch64',
    'arm_hyp-mcs',
    'riscv32',
    'riscv64-mcs',
  ];
  it.skipIf(isSkipped(host)).each(presets)(`of preset %s is read${reason(host)}`, async (name) => {
    await execute({ title: '', root: builtIn, config: presetConfig(name) });
  });
  // Identifiers have been an enum since 13.0.0.
  const old = trees.get('12.1.0');
  it.skipIf(!old || isSkipped(host)).each(['x86_64', 'ia32-mcs', 'aarch64-hyp'])(
    `of seL4 12.1.0 %s is read${old ? '' : ' (no tree of 12.1.0 in SEL4_DIR)'}${reason(host)}`,
    async (name) => {
      const root = diskRoot('source', old ?? '');
      await execute({ title: '', root, config: presetConfig(name) });
    },
  );
});

describe.concurrent('object sizes', () => {
  for (const oracle of listOracles().filter(({ version }) => version === '16.0.0')) {
    it.skipIf(isSkipped(host))(`of seL4 16.0.0 ${oracle.config} are as measured${reason(host)}`, async () => {
      const { constants, enums } = readOracleHeaders(oracle);
      const config = oracleConfig(readOracle(oracle));
      const lines = await execute({ title: '', root: builtIn, config });
      const numbers = ['api_object', '_mode_object', '_object'].flatMap((name) =>
        Object.entries(enums[name] ?? {}).filter(([type]) => !type.endsWith('Count')),
      );
      const expected = numbers.map(([type, number]) => {
        const { constant, isChosen } = objectSizes.get(type) ?? { constant: 'no row', isChosen: false };
        const least = constant === undefined ? 0 : Number(constants[constant]);
        return `${type} ${number} ${isChosen ? least + 9 : least} ${least}`;
      });
      expect(lines).toEqual(expected);
    });
  }
});
