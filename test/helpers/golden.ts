// SPDX-License-Identifier: BSD-2-Clause
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { vi } from 'vitest';
import { runCommand } from './command.js';
import { repository } from './paths.js';

const casesDirectory = `${repository}/fixtures/cases`;

/** A folder of fixtures/cases: see fixtures/cases/README.md. */
export interface GoldenCase {
  readonly command: readonly string[];
  readonly exit: number;
  readonly code?: string;
  /** Variables of the environment that are other ones than ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder of fixtures/bases that `input/` is laid over. */
  readonly base?: string;
  /** Files of the base that this case does not have. */
  readonly without?: readonly string[];
  /** Input that is too large or too regular to be kept; the texts of one path follow each other. */
  readonly made?: readonly {
    readonly path: string;
    readonly text: string;
    /** How often the text stands there; `{i}` counts. */
    readonly times?: number;
    /** How many files there are; `{n}` counts, `{next}` is one more. */
    readonly copies?: number;
  }[];
}

/** What a run gave: the files that expected/ must hold, by path. */
export interface GoldenResult {
  readonly exit: number;
  readonly produced: ReadonlyMap<string, string>;
  /** Files that the run changed, made or removed. */
  readonly touched: readonly string[];
}

export const caseNames = readdirSync(casesDirectory, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

export function readCase(name: string): GoldenCase {
  return JSON.parse(readFileSync(join(casesDirectory, name, 'case.json'), 'utf8')) as GoldenCase;
}

/** Runs the command of a case in a copy of its folder, where output of an earlier run already stands. */
export async function runCase(name: string): Promise<GoldenResult> {
  const golden = readCase(name);
  const directory = mkdtempSync(join(tmpdir(), 'sel4-bindgen-'));
  try {
    prepare(name, golden, directory);
    const before = readTree(directory);
    for (const [variable, value] of Object.entries(golden.env ?? {})) vi.stubEnv(variable, value);
    const { exit, stderr } = await runCommand(golden.command, directory);
    vi.unstubAllEnvs();
    const after = readTree(directory);
    const touched = [...new Set([...before.keys(), ...after.keys()])].filter(
      (path) => before.get(path) !== after.get(path),
    );
    const produced = new Map(touched.map((path) => [path, after.get(path) ?? '']));
    if (stderr !== '') produced.set('diagnostics.txt', stderr);
    return { exit, produced, touched };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export function readExpected(name: string): ReadonlyMap<string, string> {
  return readTree(join(casesDirectory, name, 'expected'));
}

export function recordExpected(name: string, files: ReadonlyMap<string, string>): void {
  const directory = join(casesDirectory, name, 'expected');
  rmSync(directory, { recursive: true, force: true });
  for (const [path, text] of files) write(join(directory, path), text);
}

function prepare(name: string, golden: GoldenCase, directory: string): void {
  const input = join(directory, 'input');
  if (golden.base !== undefined) {
    cpSync(`${repository}/fixtures/bases/${golden.base}`, input, { recursive: true });
  }
  for (const path of golden.without ?? []) rmSync(join(input, path));
  const own = join(casesDirectory, name, 'input');
  if (existsSync(own)) cpSync(own, input, { recursive: true });
  const made = new Set<string>();
  for (const { path, text, times = 1, copies = 1 } of golden.made ?? []) {
    for (let copy = 0; copy < copies; copy += 1) {
      const count = (part: string): string =>
        part.replaceAll('{n}', String(copy)).replaceAll('{next}', String(copy + 1));
      const file = join(directory, count(path));
      const parts = Array.from({ length: times }, (_, index) => count(text).replaceAll('{i}', String(index)));
      write(file, (made.has(file) ? readFileSync(file, 'utf8') : '') + parts.join(''));
      made.add(file);
    }
  }
  write(join(directory, 'out', 'example.rs'), '// of an earlier run\n');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function readTree(directory: string): ReadonlyMap<string, string> {
  let entries;
  try {
    entries = readdirSync(directory, { withFileTypes: true, recursive: true });
  } catch {
    return new Map();
  }
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path): [string, string] => [path.slice(directory.length + 1), readFileSync(path, 'utf8')])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
