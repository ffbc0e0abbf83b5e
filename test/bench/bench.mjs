// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, root } from '../../src/build/install.mjs';
import { build as bundle } from 'esbuild';

/**
 * `npm run bench`: whole processes side by side, in turn, so that a machine that becomes slow is slow for all; then
 * the stages of a generation. Medians and ratios are printed; nothing is asserted.
 */
build();
const directory = mkdtempSync(join(tmpdir(), 'sel4-bindgen-bench-'));
const tool = `${root}dist/sel4-bindgen.mjs`;
const generate = (preset, out) => [tool, 'generate', '--config', preset, '--out', join(directory, out)];
const cases = [
  ['node -e 0', ['-e', '0']],
  ['--version', [tool, '--version']],
  ['presets', [tool, 'presets']],
  ['generate, nothing to change', generate('aarch64-mcs', 'same')],
  ['generate --single-file -', [tool, 'generate', '--config', 'aarch64-mcs', '--single-file', '-']],
  ['generate x86_64-mcs', generate('x86_64-mcs', 'same-x86')],
];
// Extra certificates cost every start of Node some 50 ms; they have nothing to do with this program.
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const times = new Map(cases.map(([name]) => [name, []]));
const rounds = 12;
for (let round = 0; round < rounds; round += 1) {
  for (const [name, args] of cases) {
    const started = performance.now();
    const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
    if (status !== 0) throw new Error(`${name} failed with ${status}`);
    if (round > 0) times.get(name).push(performance.now() - started);
  }
}
const base = median(times.get('node -e 0'));
console.log(`Whole process, median of ${rounds - 1} runs in turn, Node ${process.versions.node}`);
for (const [name] of cases) {
  const own = times.get(name);
  const row = [
    median(own).toFixed(0).padStart(6),
    'ms',
    (median(own) / base).toFixed(2).padStart(6),
    '× node -e 0',
  ];
  console.log(
    `  ${name.padEnd(30)}${row.join(' ')}   (${Math.min(...own).toFixed(0)} to ${Math.max(...own).toFixed(0)})`,
  );
}

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
const results = presets.map((preset) => [preset, measureStages(preset)]);
const stages = Object.keys(results[0][1].first);
console.log('\nStages of one generation (built-in specs), milliseconds; the headers beside all the rest');
const columns = [...stages, 'headers : rest'];
console.log(`  ${''.padEnd(20)}${columns.map((name) => name.padStart(16)).join('')}`);
for (const [preset, { first, warm }] of results) {
  const again = Object.fromEntries(stages.map((name) => [name, median(warm.map((run) => run[name]))]));
  for (const [when, run] of [
    ['first', first],
    ['warm', again],
  ]) {
    const rest = stages.filter((name) => name !== 'headers').reduce((sum, name) => sum + run[name], 0);
    const row = [...stages.map((name) => run[name].toFixed(1)), (run.headers / rest).toFixed(2)];
    console.log(`  ${`${preset}, ${when}`.padEnd(20)}${row.map((text) => text.padStart(16)).join('')}`);
  }
}
rmSync(directory, { recursive: true, force: true });
rmSync(stagesFile, { force: true });

/** What the pipeline imports as the reader of headers is the reader with a stopwatch. */
function timeHeaders({ onResolve }) {
  onResolve({ filter: /\/header\/read\.js$/ }, ({ importer }) =>
    importer.endsWith('pipeline.ts') ? { path: `${root}test/bench/timed-headers.ts` } : undefined,
  );
}

/** A process of its own, so that the first run is one. */
function measureStages(preset) {
  const args = [stagesFile, `${root}fixtures/specs`, preset, '12'];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${preset}: ${stderr}`);
  return JSON.parse(stdout);
}
