// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { listOracles } from '../helpers/oracle.js';
import { configurationOf } from './configurations.js';
import { expected } from './differences.js';
import { execute } from './execute.js';
import { judge } from './judge.js';
import { mutations } from './mutations.js';
import { generateText, programText } from './program.js';
import { shimModule, sysShims, sysSupport } from './shims.js';
import { calledTwice, checkTwice, twiceShims } from './twice.js';
import { buildElf, missing } from './workshop.js';

// The vectors see mistakes: each of these changes of the emitted text makes calls fail.

describe.concurrent('mistakes in the emitted text', { timeout: 600_000 }, () => {
  for (const { version, config: name, title, change } of mutations) {
    const oracle = listOracles().find((one) => one.version === version && one.config === name);
    const found = oracle && configurationOf(oracle);
    if (!found) {
      it.skip(`${name}: ${title} (its figures are not at hand)`);
      continue;
    }
    const { file, configuration } = found;
    const { sel4Arch } = configuration.config;
    const { skip, why } = missing(sel4Arch);
    it.skipIf(skip)(`${name}: ${title}${why}`, async () => {
      const { model, text } = generateText(configuration, 'sys');
      const changed = change(text);
      expect(changed).not.toBe(text);
      const shims = sysShims(model, text);
      const twice = twiceShims(shims, file.vectors);
      const program = programText(changed, shimModule(model, [...shims, ...twice], [sysSupport(model)]));
      const elf = await buildElf(program, sel4Arch, '3');
      const again = calledTwice(file.vectors).map((vector) => expected(vector, file));
      const [once = [], both = []] = await execute(elf, file, model.target, [
        { vectors: file.vectors, shims },
        { vectors: again, shims: twice, times: 2 },
      ]);
      expect(once).toHaveLength(file.vectors.length);
      const failed = once.filter((one) => judge(one, model).complaints.length > 0);
      const failedAgain = both.filter((one) => checkTwice(one).length > 0);
      expect(failed.length + failedAgain.length).toBeGreaterThan(0);
    });
  }
});
