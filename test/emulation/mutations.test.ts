// SPDX-License-Identifier: BSD-2-Clause
import { afterAll, describe, expect, it } from 'vitest';
import { listOracles } from '../helpers/oracle.js';
import { configurationOf } from './configurations.js';
import { expected } from './differences.js';
import { execute } from './execute.js';
import { judge } from './judge.js';
import { mutations } from './mutations.js';
import { generateText, programText } from './program.js';
import { shimModule, sysShims, sysSupport } from './shims.js';
import { calledTwice, checkTwice, twiceShims } from './twice.js';
import { Workshop } from './workshop.js';

// The vectors see mistakes: each of these changes of the emitted text makes calls fail.

const workshop = new Workshop('mutations');
afterAll(() => workshop.close());

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
    const { skip, why } = workshop.missing(sel4Arch);
    it.skipIf(skip)(`${name}: ${title}${why}`, async () => {
      const { model, text } = generateText(configuration, 'sys');
      const changed = change(text);
      expect(changed).not.toBe(text);
      const shims = sysShims(model, text);
      const twice = twiceShims(shims, file.vectors);
      const program = programText(changed, shimModule(model, [...shims, ...twice], [sysSupport(model)]));
      const elf = await workshop.build(program, { sel4Arch, title: `${name} ${title}`, optLevel: '3' });
      const checked = await execute(workshop.emulator, elf, file, file.vectors, shims, model.target);
      const failed = checked.filter((one) => judge(one, model).complaints.length > 0);
      const again = calledTwice(file.vectors).map((vector) => expected(vector, file));
      const both = await execute(workshop.emulator, elf, file, again, twice, model.target, 2);
      const failedAgain = both.filter((one) => checkTwice(one).length > 0);
      expect(failed.length + failedAgain.length).toBeGreaterThan(0);
    });
  }
});
