// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareDocuments } from '../../src/diff/compare.js';
import { repository } from '../helpers/paths.js';
import { abiOf, baselineOf, resolveChanged } from './baseline.js';
import { mutateBitfields, mutateHeaders } from './mutate-layouts.js';
import { mutateXml } from './mutate-xml.js';
import { type Mutation, sample } from './mutation.js';

/** One of each word size and family; the second has what MCS has not. */
const presets = ['aarch64-mcs', 'x86_64', 'riscv32-mcs'];
const mostOfAKind = 9;

/** What concerns other configurations alone. */
const ofOthers: ReadonlySet<string> = new Set([
  'condition-changed',
  'absent-method-changed',
  'absent-syscall-changed',
]);

interface Row {
  made: number;
  /** The specs are no specs any more, and the program says so. */
  rejected: number;
  right: number;
  /** The mutation changed nothing that a program could notice, and nothing is reported. */
  silent: number;
}

const page = join(repository, 'docs', 'diff-mutations.md');

const matrix = new Map<string, Row>();

describe.each(presets)('mutations of the built-in specs under %s', (preset) => {
  const baseline = baselineOf(preset);
  const abi = abiOf(baseline.document);
  const all = [...mutateXml(baseline), ...mutateBitfields(baseline), ...mutateHeaders(baseline)];
  const chosen = sample(all, mostOfAKind);
  const kinds = [...new Set(chosen.map(({ kind }) => kind))];

  it.each(kinds)('%s', (kind) => {
    const wrong = chosen.filter((each) => each.kind === kind).flatMap((each) => check(each));
    expect(wrong).toEqual([]);
  });

  /** What is wrong about the comparison; nothing for a mutation that is told as it should be. */
  function check({ kind, title, change, expected }: Mutation): string[] {
    const row = matrix.get(kind) ?? { made: 0, rejected: 0, right: 0, silent: 0 };
    matrix.set(kind, row);
    row.made += 1;
    const changed = resolveChanged(preset, change);
    if ('problem' in changed) {
      row.rejected += 1;
      return [];
    }
    const { findings } = compareDocuments(baseline.document, changed);
    const told = findings.map(({ rule, name }) => `${rule} ${name}`);
    const isAbi = abiOf(changed) !== abi;
    const ofAbi = findings.filter(
      ({ severity, rule }) => severity !== 'documentation' && !ofOthers.has(rule),
    );
    if (isAbi !== ofAbi.length > 0)
      return [`${title}: ABI ${isAbi ? 'changed' : 'did not change'}, told: ${told.join(', ')}`];
    if (expected.length === 0) {
      if (findings.length > 0) return [`${title}: told without reason: ${told.join(', ')}`];
      row.silent += 1;
      return [];
    }
    const missing = expected.filter(
      (each) => !findings.some(({ rule, name }) => rule === each.rule && name === each.name),
    );
    if (missing.length > 0)
      return missing.map((each) => `${title}: not told as ${each.rule} ${each.name}, but ${told.join(', ')}`);
    row.right += 1;
    return [];
  }
});

it('are enough, and few are no specs any more', () => {
  const rows = [...matrix];
  const sum = (key: keyof Row): number => rows.reduce((total, [, row]) => total + row[key], 0);
  const line = (name: string, { made, rejected, right, silent }: Row): string =>
    `${name.padEnd(38)}${[made, right, silent, rejected].map((count) => String(count).padStart(10)).join('')}`;
  const heading = `${'MUTATION'.padEnd(38)}      MADE     RIGHT    SILENT  REJECTED`;
  const total = { made: sum('made'), rejected: sum('rejected'), right: sum('right'), silent: sum('silent') };
  const table = [heading, ...rows.map(([name, row]) => line(name, row)), line('all', total)].join('\n');
  if (process.env['RECORD'] === '1')
    writeFileSync(
      page,
      readFileSync(page, 'utf8').replace(/```text\n[^]*?```/, `\`\`\`text\n${table}\n\`\`\``),
    );
  // The numbers move with the specs; what is tried does not.
  const kinds = [...readFileSync(page, 'utf8').matchAll(/^([a-z].*?) {2,}\d/gm)].map((match) => match[1]);
  expect(kinds).toEqual([...rows.map(([name]) => name), 'all']);
  process.stdout.write(`\n${table}\n`);
  expect(total.right + total.silent).toBeGreaterThanOrEqual(500);
  // Each kind is really tried: not all of it is refused by the specs' own checks.
  expect(rows.filter(([, { made, rejected }]) => rejected === made).map(([name]) => name)).toEqual([]);
});
