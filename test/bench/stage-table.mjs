// SPDX-License-Identifier: BSD-2-Clause
import { rmSync } from 'node:fs';
import { build as bundle } from 'esbuild';
import { root } from '../../src/build/install.mjs';
import { median, runProcess } from './processes.mjs';

/** Where the time of a generation goes, inside of a process: the first run, and the median of those after it. */
export async function printStages() {
  // Beside the program, so that it finds templates and specs as the program does.
  const stagesFile = `${root}dist/bench-stages.mjs`;
  await bundle({
    absWorkingDir: root,
    entryPoints: ['test/bench/stages.ts'],
    outfile: stagesFile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);" },
    logLevel: 'warning',
    plugins: [{ name: 'timed headers', setup: timeHeaders }],
  });
  const presets = ['aarch32', 'arm_hyp', 'aarch64', 'ia32', 'x86_64', 'riscv32', 'riscv64', 'aarch64-mcs'];
  const results = presets.map((name) => [name, measureStages(stagesFile, name)]);
  const stages = Object.keys(results[0][1].first);
  console.log('\nStages of one generation (built-in specs), milliseconds; the headers beside all the rest');
  const columns = [...stages, 'headers : rest'];
  console.log(`  ${''.padEnd(20)}${columns.map((column) => column.padStart(16)).join('')}`);
  for (const [name, { first, warm }] of results) {
    const again = Object.fromEntries(stages.map((stage) => [stage, median(warm.map((run) => run[stage]))]));
    for (const [when, run] of [
      ['first', first],
      ['warm', again],
    ]) {
      const rest = stages.filter((stage) => stage !== 'headers').reduce((sum, stage) => sum + run[stage], 0);
      const row = [...stages.map((stage) => run[stage].toFixed(1)), (run.headers / rest).toFixed(2)];
      console.log(`  ${`${name}, ${when}`.padEnd(20)}${row.map((text) => text.padStart(16)).join('')}`);
    }
  }
  rmSync(stagesFile, { force: true });
}

/** What the pipeline imports as the reader of headers is the reader with a stopwatch. */
function timeHeaders({ onResolve }) {
  onResolve({ filter: /\/header\/read\.js$/ }, ({ importer }) =>
    importer.endsWith('pipeline.ts') ? { path: `${root}test/bench/timed-headers.ts` } : undefined,
  );
}

/** A process of its own, so that the first run is one. */
function measureStages(file, name) {
  const args = [file, `${root}fixtures/specs`, name, '12'];
  return JSON.parse(runProcess([process.execPath, ...args]));
}
