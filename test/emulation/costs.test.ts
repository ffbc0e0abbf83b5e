// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { readCFigures } from '../bench/stubs/c-figures.js';
import { compareWithC } from '../bench/stubs/compare.js';
import type { Measured } from '../bench/stubs/measure.js';
import { isWorse, means, nameOf } from '../bench/stubs/report.js';
import { listOracles, readOracle } from '../helpers/oracle.js';
import { type Excuse, excuses } from './excused.js';
import { missing } from './workshop.js';

// What the emitted functions execute beside clang's code for libsel4's: instructions, not times. docs/costs.md has the
// table; `npm run bench:stubs` prints all of it.

/** Where `asm!` refuses registers that the kernel uses, the aim is a mean over all calls that succeed; else no call more. */
const limits: Readonly<Record<string, number>> = { aarch32: 1.1, arm_hyp: 1.1, ia32: 1.1 };

const byArchitecture = new Map<string, (readonly Measured[])[]>();
const needed = new Set<Excuse>();
let wanted = 0;

describe.concurrent('instructions beside those of C', { timeout: 600_000 }, () => {
  for (const name of listOracles()) {
    const title = `seL4 ${name.version} ${name.config}`;
    if (!readCFigures(name)) {
      it.skip(`${title} (figures of C are not at hand)`);
      continue;
    }
    const sel4Arch = readOracle(name).sel4_arch;
    const { skip, why } = missing(sel4Arch);
    wanted += 1;
    it.skipIf(skip)(`${title}${why}`, async () => {
      const what = { layer: 'sys', handle: 'frame', optLevel: '2' } as const;
      const { measured = [] } = (await compareWithC(name, what)) ?? {};
      expect(measured.length).toBeGreaterThan(100);
      byArchitecture.set(sel4Arch, [...(byArchitecture.get(sel4Arch) ?? []), measured]);
      if (sel4Arch in limits) return;
      expect(means(measured).ok).toBeLessThanOrEqual(1);
      const own = excuses.filter(({ configurations }) =>
        configurations.test(`${name.version} ${name.config}`),
      );
      const more = measured.filter((call) => {
        if (!isWorse(call)) return false;
        const found = own.filter(({ functions }) => functions.includes(call.function));
        found.forEach((one) => needed.add(one));
        return found.length === 0;
      });
      expect(more.map(nameOf)).toEqual([]);
    });
  }
});

describe('all configurations together', () => {
  const count = (): number => [...byArchitecture.values()].flat().length;

  it.each(Object.entries(limits))('%s executes at most %f times what C does', (sel4Arch, limit) => {
    const measured = byArchitecture.get(sel4Arch) ?? [];
    expect(means(...measured).ok).toBeLessThanOrEqual(limit);
  });

  it('have no excuse that nothing needs', ({ skip }) => {
    if (count() < wanted || wanted < listOracles().length) skip();
    expect(excuses.filter((one) => !needed.has(one))).toEqual([]);
  });
});
