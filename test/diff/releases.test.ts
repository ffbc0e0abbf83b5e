// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { runCommand } from '../helpers/command.js';
import { readTree, trees } from '../header/trees.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { repository } from '../helpers/paths.js';

// What changed in the C headers between real releases; trees come from SEL4_DIR.

const versions = [...trees.keys()].sort((a, b) => Number.parseInt(a) - Number.parseInt(b));
const pairs = versions.slice(1).map((version, at) => [versions[at] ?? '', version] as const);
const hint = pairs.length > 0 ? '' : ' (SEL4_DIR has no two releases)';

interface Document {
  readonly compared: number;
  readonly notCompared: readonly { readonly kind: string }[];
  readonly findings: readonly {
    readonly name: string;
    readonly change: string;
    readonly rule: string;
    readonly kind: string;
    readonly old?: string;
    readonly new?: string;
  }[];
}

async function diff(old: string, now: string, ...more: readonly string[]): Promise<Document> {
  const { exit, stdout, stderr } = await runCommand(
    ['diff', old, now, '--format', 'json', '--fail-on', 'never', ...more],
    repository,
  );
  expect([exit, stderr.includes('error')]).toEqual([0, false]);
  return JSON.parse(stdout) as Document;
}

const ofHeaders = new Set([
  'limit',
  'constant',
  'enum',
  'enumerator',
  'struct',
  'member',
  'typedef',
  'alias',
]);

/**
 * Constants of a tree's headers that differ from those of another, read without the comparison's help: each with the
 * names that a finding about it may have, its own or that of the enum that came or went with it.
 */
function differing(old: string, now: string, preset: string): string[][] {
  const [before, after] = [old, now].map((version) => {
    const { constants, enums } = readTree(trees.get(version) ?? '', presetConfig(preset)).facts;
    const written = constants.filter(({ place }) => !place.path.startsWith('<'));
    return { enums, values: new Map(written.map(({ name, value }) => [name, value])) };
  });
  const names = new Set([...(before?.values.keys() ?? []), ...(after?.values.keys() ?? [])]);
  const isInBoth = (name: string | undefined): boolean =>
    [before, after].every((side) => side?.enums.some((one) => one.name === name) === true);
  const homes = [...(before?.enums ?? []), ...(after?.enums ?? [])].filter(({ name }) => !isInBoth(name));
  return [...names]
    .filter((name) => before?.values.get(name) !== after?.values.get(name))
    .map((name) => {
      const home = homes.find(({ values }) => values.some((value) => value.name === name));
      return [name, ...(home ? [home.name ?? '', ...home.typedefs] : [])].filter((one) => one !== '');
    });
}

describe.skipIf(pairs.length === 0)(`headers of releases${hint}`, () => {
  it.each(pairs)('%s and %s: every constant that differs is found', async (old, now) => {
    for (const preset of ['aarch64', 'x86_64', 'riscv64']) {
      const { findings, notCompared, compared } = await diff(
        `${trees.get(old)}@${preset}`,
        `${trees.get(now)}@${preset}`,
      );
      expect(notCompared).toEqual([]);
      expect(compared).toBeGreaterThan(500);
      const headers = findings.filter(({ kind }) => ofHeaders.has(kind));
      // A constant that has another name now is one finding about both.
      const told = headers.map(({ name, change }) => `${name} ${change}`).join('\n');
      const isTold = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(told);
      const missing = differing(old, now, preset).filter((names) => !names.some(isTold));
      expect(missing).toEqual([]);
      // What is in headers is found there.
      for (const { old: one, new: other } of headers) expect(`${one} ${other}`).toMatch(/\.h\b/);
    }
  });
  it.each(versions)('%s and itself', async (version) => {
    const side = `${trees.get(version)}@aarch64`;
    expect((await diff(side, side)).findings).toEqual([]);
  });
});
