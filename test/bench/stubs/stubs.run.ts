// SPDX-License-Identifier: BSD-2-Clause
import { afterAll, it } from 'vitest';
import { Workshop } from '../../emulation/workshop.js';
import { listOracles } from '../../helpers/oracle.js';
import { compareWithC } from './compare.js';
import { isWorse, means, nameOf, table } from './report.js';

// What `npm run bench:stubs` runs: stubs.mjs says with which options.

const options = JSON.parse(process.env['SEL4_BINDGEN_STUBS'] ?? '{}');
const workshop = new Workshop('stubs');
const rows: string[] = [];

afterAll(() => {
  workshop.close();
  console.log(
    ['\nGeometric means, Rust beside C'.padEnd(36) + '     ok    err  bytes  more', ...rows].join('\n'),
  );
});

for (const name of listOracles()) {
  const title = `seL4 ${name.version} ${name.config}`;
  if (!new RegExp(options.config ?? '').test(`${name.version} ${name.config}`)) continue;
  it(title, { timeout: 600_000 }, async () => {
    const { layer = 'sys', handle = 'frame', opt: optLevel = '2' } = options;
    const all = await compareWithC(workshop, name, { layer, handle, optLevel });
    if (!all) return;
    const shown = all.filter((one) => new RegExp(options.stub ?? '').test(one.function));
    const more = shown.filter(isWorse);
    if (!options.summary) console.log([`\n${title}`, ...table(shown)].join('\n'));
    console.log(
      `\n${title}: ${more.length} of ${shown.length} calls execute more: ${more.map(nameOf).join(', ')}`,
    );
    const { ok, err, size } = means(shown);
    const cells = [ok, err, size].map((mean) => mean.toFixed(3).padStart(7)).join('');
    rows.push(`${title.padEnd(34)}${cells}${String(more.length).padStart(6)}`);
  });
}
