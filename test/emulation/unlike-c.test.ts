// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { listOracles, oracleConfig, readOracle } from '../helpers/oracle.js';
import { configurationOf } from './configurations.js';
import { execute } from './execute.js';
import { judge } from './judge.js';
import { generateText, programText } from './program.js';
import { shimModule, sysShims, sysSupport } from './shims.js';
import type { Vector } from './vectors.js';
import { buildElf, missing } from './workshop.js';

// Deliberate differences that no measured call shows: what C does is a measured fact of another kind, or has no function.

const measured = (version: string, config: string) =>
  listOracles().find((name) => name.version === version && name.config === config);

describe('position-independent code of ia32', { timeout: 600_000 }, () => {
  const name = measured('16.0.0', 'ia32');
  const found = name && configurationOf(name);
  const { skip, why } = missing('ia32');
  // C's loads it in the measured calls, which are not position-independent, and never does in code that is.
  it.skipIf(!found || skip)(`loads the second message word${found ? why : ' (no figures)'}`, async () => {
    if (!found) return;
    const { file, configuration } = found;
    const { model, text } = generateText(configuration, 'sys');
    const shims = sysShims(model, text);
    const program = programText(text, shimModule(model, shims, [sysSupport(model)]));
    const vectors = file.vectors.filter(
      ({ trap, significant }) => significant.includes('mrs') && (trap.mrs[1] ?? 0n) !== 0n,
    );
    expect(vectors.length).toBeGreaterThan(30);
    const texts: string[] = [];
    for (const relocation of ['static', 'pic']) {
      const elf = await buildElf(program, 'ia32', '3', [`-Crelocation-model=${relocation}`]);
      texts.push(Buffer.from(elf.text).toString('latin1'));
      const [calls = []] = await execute(elf, file, model.target, [{ vectors, shims }]);
      const wrong = calls.flatMap((call) =>
        judge(call, model).complaints.map((complaint) => `${call.vector.function}: ${complaint}`),
      );
      expect(wrong, relocation).toEqual([]);
    }
    expect(texts[0]).not.toBe(texts[1]);
  });
});

describe('seL4_DebugSendIPI', { timeout: 600_000 }, () => {
  for (const [config, sel4Arch] of [
    ['aarch64-debug', 'aarch64'],
    ['aarch32', 'aarch32'],
  ] as const) {
    const name = measured('16.0.0', config);
    const { skip, why } = missing(sel4Arch);
    it.skipIf(!name || skip)(`is made on ${sel4Arch}${name ? why : ' (no figures)'}`, async () => {
      const { text, model, file } = withSeveralCores('16.0.0', config);
      const shims = sysShims(model, text).filter((one) => one.function === 'seL4_DebugSendIPI');
      const program = programText(text, shimModule(model, shims, [sysSupport(model)]));
      const elf = await buildElf(program, sel4Arch, '3');
      const number = model.syscalls.find((one) => one.name === 'DebugSendIPI')?.number;
      const vector: Vector = {
        function: 'seL4_DebugSendIPI',
        kind: 'syscall',
        case: 'ok',
        args: { target: 3n, irq: 7n },
        length: undefined,
        significant: ['dest', 'info'],
        trap: {
          sysno: BigInt(number ?? 0),
          dest: 3n,
          info: 7n,
          mrs: [],
          reply: null,
          nbdest: null,
          buffer: new Map(),
        },
        replied: 'none',
        reply: { info: 0n, badge: 0n },
        result: {},
        after: new Map(),
      };
      const [[call] = []] = await execute(elf, file, model.target, [{ vectors: [vector], shims }]);
      expect(call && judge(call, model).complaints).toEqual([]);
    });
  }

  it.skipIf(!measured('16.0.0', 'x86_64'))('has a number but no function on other architectures', () => {
    for (const config of ['x86_64', 'ia32', 'riscv64', 'riscv32']) {
      const { text, model } = withSeveralCores('16.0.0', config);
      expect(model.syscalls.map((one) => one.name)).toContain('DebugSendIPI');
      expect(sysShims(model, text).map((one) => one.function)).not.toContain('seL4_DebugSendIPI');
    }
  });
});

/** A measured configuration as a debug build for several cores, which has calls that were not measured. */
function withSeveralCores(version: string, config: string) {
  const name = measured(version, config);
  const found = name && configurationOf(name);
  if (!found) throw new Error(`${config} was not measured`);
  const kernel = oracleConfig(readOracle(name));
  const on = { kind: 'value', text: '1' } as const;
  const options = new Map([
    ...kernel.options,
    ['CONFIG_DEBUG_BUILD', on],
    ['CONFIG_ENABLE_SMP_SUPPORT', on],
    ['CONFIG_MAX_NUM_NODES', { kind: 'value', text: '4' }],
  ] as const);
  const configuration = { ...found.configuration, config: { ...kernel, options } };
  return { ...generateText(configuration, 'sys'), file: found.file };
}
