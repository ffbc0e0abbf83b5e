// SPDX-License-Identifier: BSD-2-Clause
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, root } from '../../src/build/install.mjs';
import { compare, runProcess } from './processes.mjs';
import { generatorRuns, missingModules } from './sel4-generators.mjs';
import { printStages } from './stage-table.mjs';

/**
 * `npm run bench`: whole processes side by side; then the stages of a generation. Medians and ratios are printed;
 * nothing is asserted. With SEL4_DIR (the first of several trees) also beside seL4's own generators. docs/speed.md.
 *
 *   npm run bench [-- rounds]
 */
const rounds = Number(process.argv[2] ?? 9);
build();
const directory = mkdtempSync(join(tmpdir(), 'sel4-bindgen-bench-'));
const node = process.execPath;
const tool = [node, `${root}dist/sel4-bindgen.mjs`];
const at = (name) => join(directory, name);
const clear = (name) => () => rmSync(at(name), { recursive: true, force: true });
const generate = (...args) => [...tool, 'generate', ...args, '--out'];
const preset = ['--config', 'aarch64-mcs'];

const sides = ['aarch64', 'aarch64-mcs'].map((name) => {
  runProcess([...tool, 'snapshot', '--config', name, '--out', at(`${name}.json`)]);
  return at(`${name}.json`);
});
const diff = [...tool, 'diff', ...sides, '--fail-on', 'never'];
compare(
  `Start-up, Node ${process.versions.node}`,
  [
    { name: 'node -e 0', commands: [[node, '-e', '0']] },
    { name: '--version', commands: [[...tool, '--version']] },
    { name: 'generate, nothing to change', commands: [[...generate(...preset), at('same')]] },
    { name: 'diff of two snapshots', commands: [diff] },
    { name: 'presets', commands: [[...tool, 'presets']] },
  ],
  rounds,
);

const architectures = ['aarch32', 'arm_hyp', 'aarch64', 'ia32', 'x86_64', 'riscv32', 'riscv64'];
const rows = architectures
  .flatMap((name) => [name, `${name}-mcs`, `${name}-debug`])
  .slice(0, 20)
  .map((name) => ({ name, config: [name] }));
writeFileSync(at('rows.json'), JSON.stringify(rows));
compare(
  'Many configurations in one run, into directories that are not there',
  [
    { name: 'generate, 1 crate', commands: [[...generate(...preset), at('one')]], prepare: clear('one') },
    {
      name: `generate --matrix, ${rows.length} crates`,
      commands: [[...generate('--matrix', at('rows.json')), at('many')]],
      prepare: clear('many'),
    },
  ],
  rounds,
);

const [tree] = (process.env['SEL4_DIR'] ?? '').split(':').filter((one) => one !== '');
const specs = tree === undefined ? [] : ['--sel4', tree];
compare(
  `All configurations of ${tree ?? 'the built-in specs'} at once`,
  [{ name: 'impact', commands: [[...tool, 'impact', ...specs]] }],
  rounds,
);

if (tree === undefined) console.log("\nNot beside seL4's own generators: SEL4_DIR is not set");
else if (missingModules().length > 0)
  console.log(`\nNot beside seL4's own generators: python3 has no ${missingModules().join(', ')}`);
else {
  runProcess([...generate(...preset, ...specs), at('facts')]);
  const { options } = JSON.parse(readFileSync(join(at('facts'), 'sel4-abi.json'), 'utf8')).configuration;
  const listed = Object.entries(options).map(([name, value]) => ({ name, value }));
  compare(
    `aarch64-mcs from ${tree}`,
    [
      {
        name: 'generate, with headers and typed layer',
        commands: [[...generate(...preset, ...specs), at('tree')]],
        prepare: clear('tree'),
      },
      { name: "seL4's seven generator runs", commands: generatorRuns(tree, at('c'), listed) },
    ],
    rounds,
  );
}

await printStages();
rmSync(directory, { recursive: true, force: true });
