// SPDX-License-Identifier: BSD-2-Clause
import { afterAll, describe, expect, inject, it } from 'vitest';
import { builtIn, type Configuration, specsOf } from '../rust/helpers/configurations.js';
import { isSkipped, need, reason, scratch } from '../rust/helpers/tools.js';
import type { Missing } from '../toolchain/toolchain.mjs';
import { listOracles, oracleConfig, readOracle } from '../helpers/oracle.js';
import { differences } from './differences.js';
import { Emulator } from './emulator.mjs';
import { judge } from './judge.js';
import { build, generateText, programText } from './program.js';
import { execute } from './execute.js';
import { shimModule, sysShims, sysSupport } from './shims.js';
import { Tally } from './tally.js';
import { readVectors, type VectorFile } from './vectors.js';

// Every call that was measured of libsel4's C is made through the generated functions, on an emulated processor.

const { targets, emulation, lld } = inject('toolchains');
const linker: { readonly program: string } | Missing =
  lld === null ? { missing: 'No ld.lld is on PATH' } : { program: lld };
const { directory, remove } = scratch('emulation');
const tally = new Tally();
let emulator: Emulator | undefined;

afterAll(() => {
  emulator?.close();
  remove();
  if (tally.rows > 0) console.log(tally.table());
});

const optLevels = ['0', '3'];

function configurations(): { file: VectorFile; configuration: Configuration }[] {
  return listOracles().flatMap((name) => {
    const file = readVectors(name);
    const root = specsOf(name.version) ?? (name.version === '16.0.0' ? builtIn : undefined);
    if (!file || !root) return [];
    const title = `seL4 ${name.version} ${name.config}`;
    return [{ file, configuration: { title, root, config: oracleConfig(readOracle(name)) } }];
  });
}

describe.concurrent('measured calls', () => {
  for (const { file, configuration } of configurations()) {
    const { title, config } = configuration;
    const toolchain = targets[config.sel4Arch];
    const missing = isSkipped(toolchain, linker, emulation);
    const why = `${reason(toolchain)}${reason(linker)}${reason(emulation)}`;
    it.skipIf(missing)(`${title}${why}`, async () => {
      emulator ??= new Emulator(need(emulation).python);
      const { model, text } = generateText(configuration);
      const shims = sysShims(model, text);
      const program = programText(text, shimModule(model, shims, [sysSupport(model)]));
      for (const optLevel of optLevels) {
        const elf = await build(program, {
          toolchain: need(toolchain),
          linker: need(linker).program,
          sel4Arch: config.sel4Arch,
          directory: `${directory}/${title.replaceAll(/[ .]/g, '_')}`,
          optLevel,
        });
        const checked = await execute(emulator, elf, file, file.vectors, shims, model.target);
        const verdicts = checked.map((one) => judge(one, model));
        tally.add(title, `sys, opt-level ${optLevel}`, verdicts);
        expect(verdicts).toHaveLength(file.vectors.length);
        expect(
          verdicts.flatMap(({ vector, complaints }) =>
            complaints.map((complaint) => `${vector.function} (${vector.case}): ${complaint}`),
          ),
        ).toEqual([]);
      }
    });
  }
});

describe('deliberate differences', () => {
  it.skipIf(tally.rows === 0)('are all needed', () => {
    expect(differences.filter((one) => !tally.used.has(one)).map(({ title }) => title)).toEqual([]);
  });
});
