// SPDX-License-Identifier: BSD-2-Clause

// Brings in and tries what the tests need to compile the generated crates for every target:
//   node test/toolchain/setup.mjs [--msrv]
// A missing target is reported and is no error, except where CI=true says that nothing may be skipped.

import { cacheDirectory } from './cache.mjs';
import { checkToolchain } from './check.mjs';
import { resolveToolchains } from './resolve.mjs';
import { TARGETS } from './targets.mjs';

/** @typedef {import('./toolchain.mjs').Toolchain | import('./toolchain.mjs').Missing} Entry */

const unknown = process.argv.slice(2).filter((argument) => argument !== '--msrv');
if (unknown.length > 0) {
  console.error('usage: node test/toolchain/setup.mjs [--msrv]');
  process.exit(2);
}
const msrv = process.argv.includes('--msrv');

const toolchains = await resolveToolchains({ msrv });

/** @type {string[]} */
const missing = [];
/** @type {string[]} */
const broken = [];
const rows = [['sel4arch', 'target', 'rust', 'from', 'clippy', 'rustdoc', 'works']];

/**
 * Adds a row to the table, and to the lists below it.
 * @param {string} name
 * @param {string} target
 * @param {Entry} entry
 */
async function show(name, target, entry) {
  if ('missing' in entry) {
    rows.push([name, target, '-', '-', '-', '-', entry.broken ? 'broken' : 'missing']);
    const list = entry.broken ? broken : missing;
    if (!list.includes(entry.missing)) list.push(entry.missing);
    return;
  }
  const wrong = await checkToolchain(entry);
  broken.push(...wrong.map((complaint) => `${name}: ${complaint}`));
  /** @param {string | null} tool */
  const present = (tool) => (tool === null ? 'no' : 'yes');
  const tools = [present(entry.clippyDriver), present(entry.rustdoc), wrong.length === 0 ? 'yes' : 'broken'];
  rows.push([name, entry.triple, entry.release, entry.origin, ...tools]);
}

/** @param {string} arch */
const tripleOf = (arch) => TARGETS[arch]?.triple ?? '';

await show('host', '(host)', toolchains.host);
for (const [arch, entry] of Object.entries(toolchains.targets)) await show(arch, tripleOf(arch), entry);
if (!msrv) {
  // Nobody is told that something is missing that was not asked for.
} else if ('missing' in toolchains.msrv) {
  await show('minimum Rust', '(all)', toolchains.msrv);
} else {
  rows.push([], [`with Rust ${toolchains.msrv.version}`]);
  await show('host', '(host)', toolchains.msrv.host);
  for (const [arch, entry] of Object.entries(toolchains.msrv.targets)) {
    await show(arch, tripleOf(arch), entry);
  }
}
for (const tool of /** @type {const} */ (['cargo', 'rustfmt', 'lld'])) {
  if (toolchains[tool] === null) missing.push(`No ${tool === 'lld' ? 'ld.lld' : tool} is on PATH`);
}
if ('missing' in toolchains.emulation) missing.push(toolchains.emulation.missing);

const widths = rows[0]?.map((_, column) => {
  return Math.max(...rows.map((row) => (row.length === rows[0]?.length ? (row[column]?.length ?? 0) : 0)));
});
for (const row of rows) {
  const line = row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  ');
  console.log(line.trimEnd());
}
console.log(`\nkept in ${cacheDirectory()}`);
showList('missing', missing);
showList('broken', broken);
process.exitCode = broken.length > 0 || (missing.length > 0 && process.env.CI === 'true') ? 1 : 0;

/**
 * Prints what is wrong, and under all that one command mends the command once.
 * @param {string} title
 * @param {readonly string[]} complaints
 */
function showList(title, complaints) {
  if (complaints.length > 0) console.log(`\n${title}:`);
  /** @type {Map<string, string[]>} */
  const byCommand = new Map();
  for (const complaint of complaints) {
    const [sentence = '', command = ''] = complaint.split('; run: ');
    byCommand.set(command, [...(byCommand.get(command) ?? []), sentence]);
  }
  for (const [command, sentences] of byCommand) {
    for (const sentence of sentences) console.log(`- ${sentence}`);
    if (command !== '') console.log(`  run: ${command}`);
  }
}
