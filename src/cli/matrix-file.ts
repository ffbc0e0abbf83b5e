// SPDX-License-Identifier: BSD-2-Clause
import { pathKind, readInputFile } from '../sources/disk.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import type { RowOptions } from './generate-row.js';

/** One crate of a matrix: the directory that it gets, and its options. */
export interface MatrixRow {
  readonly name: string;
  readonly options: RowOptions;
}

/** Whether a value of the file is what an option takes. */
const kinds = {
  config: isTexts,
  set: isTexts,
  include: isTexts,
  sel4: isText,
  'crate-name': (value: unknown) => isText(value) && /^[A-Za-z][\w-]*$/.test(value),
  layer: (value: unknown) => value === 'sys' || value === 'typed',
  docs: (value: unknown) => value === 'full' || value === 'none',
} as const;

/**
 * The rows of a matrix, a JSON list of objects with a name and options; those of the command line count where a row has
 * none of its own, and its settings come before the row's. Or what is wrong with the file.
 */
export function readMatrix(
  path: string,
  common: RowOptions,
): readonly MatrixRow[] | { readonly problem: string } {
  let rows: unknown;
  try {
    if (pathKind(path) !== 'file') return { problem: 'there is no such file' };
    rows = JSON.parse(readInputFile(path));
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: `it is not JSON: ${error.message}` };
    if (isSystemError(error)) return { problem: describeSystemError(error) };
    throw error;
  }
  if (!Array.isArray(rows) || rows.length === 0) return { problem: 'it is not a list of configurations' };
  const names = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const problem = rowProblem(row, names, common);
    if (problem !== undefined) return { problem: `entry ${index + 1}: ${problem}` };
  }
  return (rows as Row[]).map((row) => ({ name: row.name, options: merge(row, common) }));
}

type Row = { readonly name: string; readonly 'crate-name'?: string } & Partial<RowOptions>;

function rowProblem(row: unknown, names: Set<string>, common: RowOptions): string | undefined {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return 'it is no object';
  const { name, ...options } = row as Record<string, unknown>;
  if (!isText(name) || !/^\w[\w.-]*$/.test(name)) return '`name` is to be the name of a directory';
  // Some file systems do not tell them apart.
  if (names.has(name.toLowerCase())) return `there is another one called \`${name}\``;
  names.add(name.toLowerCase());
  for (const [key, value] of Object.entries(options)) {
    if (!Object.hasOwn(kinds, key)) return `\`${key}\` is none of ${Object.keys(kinds).join(', ')}`;
    if (!kinds[key as keyof typeof kinds](value))
      return `\`${key}\` has a value that the option does not take`;
  }
  const inputs = [options['config'], options['include'], common.config, common.include];
  if (!inputs.some((list) => isTexts(list) && list.length > 0)) return 'it has no `config`';
  return undefined;
}

function merge({ name: _name, 'crate-name': crateName, ...row }: Row, common: RowOptions): RowOptions {
  return {
    ...common,
    ...row,
    set: [...common.set, ...(row.set ?? [])],
    ...(crateName === undefined ? {} : { crateName }),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !value.includes('\0');
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}
