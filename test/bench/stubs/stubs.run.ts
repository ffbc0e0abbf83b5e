// SPDX-License-Identifier: BSD-2-Clause
import { afterAll, it } from 'vitest';
import { listOracles, readOracle } from '../../helpers/oracle.js';
import { compareWithC } from './compare.js';
import { executed } from './assembly.js';
import { isWorse, table } from './report.js';
import { type Row, summary } from './summary.js';

// What `npm run bench:stubs` runs: stubs.mjs says with which options.

const options = JSON.parse(process.env['SEL4_BINDGEN_STUBS'] ?? '{}');
const rows: Row[] = [];

afterAll(() => {
  console.log(['', ...summary(rows)].join('\n'));
});

for (const name of listOracles()) {
  const title = `seL4 ${name.version} ${name.config}`;
  if (!new RegExp(options.config ?? '').test(`${name.version} ${name.config}`)) continue;
  it(title, { timeout: 600_000 }, async () => {
    const { layer = 'sys', handle = 'frame', opt: optLevel = '2' } = options;
    const all = await compareWithC(name, { layer, handle, optLevel });
    if (!all) return;
    const measured = all.measured.filter((one) => new RegExp(options.stub ?? '').test(one.function));
    rows.push({ title, sel4Arch: readOracle(name).sel4_arch, measured });
    const shown = options.more ? measured.filter(isWorse) : measured;
    if (options.assembly) console.log([`\n${title}`, ...(await executed(all.elf, shown))].join('\n'));
    else if (options.more || !options.summary) console.log([`\n${title}`, ...table(shown)].join('\n'));
  });
}
