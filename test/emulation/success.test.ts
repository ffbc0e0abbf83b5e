// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { readCFigures } from '../bench/stubs/c-figures.js';
import { compareWithC } from '../bench/stubs/compare.js';
import { nameOf } from '../bench/stubs/report.js';
import { listOracles, readOracle } from '../helpers/oracle.js';
import { missing } from './workshop.js';

// What a `Result` costs where there is no error: methods whose words all travel in registers access no memory but the
// stack, where the words of an error would be put together if they were not put off. docs/costs.md shows the instructions.

/** Invocations without arguments, which travel in registers wherever there is one, and two that put a capability into the buffer. */
const inRegisters = [
  'seL4_TCB_Suspend',
  'seL4_TCB_Resume',
  'seL4_TCB_UnbindNotification',
  'seL4_IRQHandler_Ack',
];
const withBuffer = ['seL4_CNode_Copy', 'seL4_Untyped_Retype'];

describe.concurrent('the way to success', { timeout: 600_000 }, () => {
  for (const name of listOracles().filter(({ version }) => version === '16.0.0')) {
    if (!readCFigures(name)) continue;
    const { skip, why } = missing(readOracle(name).sel4_arch);
    it.skipIf(skip)(`seL4 ${name.version} ${name.config}${why}`, async () => {
      const what = { layer: 'typed', handle: 'frame', optLevel: '2' } as const;
      const { measured = [] } = (await compareWithC(name, what)) ?? {};
      const of = (functions: readonly string[]) =>
        measured.filter((one) => functions.includes(one.function) && one.case === 'ok');
      const calls = of(inRegisters);
      expect(calls).toHaveLength(inRegisters.length);
      expect(of(withBuffer).map(({ beyond }) => beyond > 0)).toEqual([true, true]);
      expect(calls.filter(({ beyond }) => beyond > 0).map(nameOf)).toEqual([]);
    });
  }
});
