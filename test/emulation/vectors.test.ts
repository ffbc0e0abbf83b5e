// SPDX-License-Identifier: BSD-2-Clause
import { afterAll, describe, expect, it } from 'vitest';
import { listOracles } from '../helpers/oracle.js';
import { configurationOf } from './configurations.js';
import { differences, expected } from './differences.js';
import { execute } from './execute.js';
import { judge } from './judge.js';
import { ownCalls } from './own-vectors.js';
import { generateText, programText } from './program.js';
import { shimModule, sysShims, sysSupport } from './shims.js';
import { Tally } from './tally.js';
import { typedShims, typedSupport } from './typed-shims.js';
import { syscallShims, syscallSupport, syscallVectors } from './typed-syscalls.js';
import { typedVectors } from './typed-vectors.js';
import { calledTwice, checkTwice, twiceShims } from './twice.js';
import { buildElf, missing } from './workshop.js';

// Every call that was measured of libsel4's C is made through the generated functions, on an emulated processor.

const tally = new Tally(['sys', 'typed', 'sys, own', 'typed, own']);
const optLevels = ['0', '3'];

afterAll(() => {
  if (tally.configurations > 0) console.log(tally.table());
});

let wanted = 0;

describe.concurrent('measured calls', { timeout: 600_000 }, () => {
  for (const name of listOracles()) {
    const found = configurationOf(name);
    if (!found) {
      it.skip(`seL4 ${name.version} ${name.config} (its specs or its calls are not at hand)`);
      continue;
    }
    const { file, configuration } = found;
    const { title } = configuration;
    const { sel4Arch } = configuration.config;
    const { skip, why } = missing(sel4Arch);
    wanted += 1;
    it.skipIf(skip)(`${title}${why}`, async () => {
      const { model, text } = generateText(configuration, 'typed');
      const sys = { vectors: file.vectors, shims: sysShims(model, text) };
      const methods = typedShims(model);
      const syscalls = syscallShims(model, sys.shims);
      const typed = {
        vectors: [...typedVectors(file, methods, model), ...syscallVectors(file, syscalls)],
        shims: [...methods, ...syscalls],
      };
      const twice = twiceShims(sys.shims, file.vectors);
      const support = [sysSupport(model), typedSupport(model, methods), syscallSupport];
      const program = programText(text, shimModule(model, [...sys.shims, ...typed.shims, ...twice], support));
      const calls = [
        { layer: 'sys', ...sys },
        { layer: 'typed', ...typed },
        ...ownCalls(file, sys, typed).map((own) => ({ ...own, layer: `${own.layer}, own` })),
      ];
      for (const optLevel of optLevels) {
        const elf = await buildElf(program, sel4Arch, optLevel);
        const again = calledTwice(file.vectors).map((vector) => expected(vector, file));
        const all = [...calls, { vectors: again, shims: twice, times: 2 }];
        const results = await execute(elf, file, model.target, all);
        for (const [index, { layer, vectors }] of calls.entries()) {
          const verdicts = (results[index] ?? []).map((one) => judge(one, model));
          tally.add(title, layer, verdicts);
          expect(verdicts).toHaveLength(vectors.length);
          const wrong = verdicts.flatMap(({ vector, complaints }) =>
            complaints.map((complaint) => `${layer} ${vector.function} (${vector.case}): ${complaint}`),
          );
          expect(wrong, `opt-level ${optLevel}`).toEqual([]);
        }
        const checked = results.at(-1) ?? [];
        expect(checked.length).toBeGreaterThan(30);
        expect(
          checked.flatMap((one) => checkTwice(one).map((what) => `${one.vector.function}: ${what}`)),
        ).toEqual([]);
      }
    });
  }
});

describe('deliberate differences', () => {
  it('are all needed', ({ skip }) => {
    // A part of the configurations cannot show all of them.
    if (tally.configurations < wanted || wanted < listOracles().length) skip();
    expect(differences.filter((one) => !tally.used.has(one)).map(({ title }) => title)).toEqual([]);
  });
});
