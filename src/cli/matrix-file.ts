// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../diagnostics/diagnostic.js';
import { fileSizeLimit, pathKind, readInputFile } from '../sources/disk.js';
import { describeSystemError, isSystemError } from '../sources/system-error.js';
import { type JsonNode, parseJson } from '../syntax/json/parse-json.js';
import { createSourceFile, type SourceFile } from '../text/source-file.js';
import type { Span } from '../text/span.js';
import { type Fail, membersOf, readMembers } from './config-file/members.js';
import type { ValueKey } from './config-file/values.js';
import { StopError } from './exit-codes.js';
import { showDiagnostics } from './finish.js';
import { formOf } from './forms.js';
import type { RowOptions } from './generate-row.js';

/** One crate of a matrix: the directory that it gets, and its options. */
export interface MatrixRow {
  readonly name: string;
  readonly options: RowOptions;
}

/** What a row may have. */
const keys: readonly ValueKey[] = [
  {
    name: 'name',
    kind: 'text',
    choices: [],
    form: {
      pattern: /^\w[\w.-]*$/,
      wanted: 'the name of a directory',
      suggest: () => 'It has letters, digits, `_`, and behind the first one `-` and `.`.',
    },
  },
  toKey('config', 'list'),
  toKey('set', 'list'),
  toKey('include', 'list'),
  toKey('sel4', 'text'),
  toKey('crate-name', 'text'),
  toKey('layer', 'text', ['sys', 'typed']),
  toKey('docs', 'text', ['full', 'none']),
];

function toKey(name: string, kind: ValueKey['kind'], choices: readonly string[] = []): ValueKey {
  return { name, kind, choices, form: formOf(name) };
}

/**
 * The rows of a matrix, a JSON list of objects with a name and options; those of the command line count where a row has
 * none of its own, and its settings come before the row's. Or why the file cannot be read; whatever is wrong in it is
 * shown, and ends the run.
 */
export function readMatrix(
  path: string,
  common: RowOptions,
): readonly MatrixRow[] | { readonly problem: string } {
  const file = readFile(path);
  if ('problem' in file) return file;
  const report = new Report();
  const rows = readRows(file, common, report);
  if (report.hasErrors) throw new StopError(showDiagnostics(report));
  return rows;
}

function readFile(path: string): SourceFile | { readonly problem: string } {
  try {
    if (pathKind(path) !== 'file') return { problem: 'there is no such file' };
    const text = readInputFile(path);
    if (text.length > fileSizeLimit) return { problem: `it is larger than ${fileSizeLimit} bytes` };
    return createSourceFile(path.replaceAll('\\', '/'), text);
  } catch (error) {
    if (isSystemError(error)) return { problem: describeSystemError(error) };
    throw error;
  }
}

function readRows(file: SourceFile, common: RowOptions, report: Report): MatrixRow[] {
  const fail: Fail = (span, problem) => report.add('E1104', span, { problem });
  const read = parseJson(file);
  if ('problem' in read) fail(read.span, read.problem);
  else if (read.kind !== 'array') fail(read.span, 'it is to be a list');
  else if (read.items.length === 0) fail(read.span, 'the list is empty');
  else {
    const names = new Map<string, Span>();
    return read.items.flatMap((item) => readRow(item, names, common, report) ?? []);
  }
  return [];
}

/** A row; undefined where it is wrong, which is reported. `names` are those of the rows before. */
function readRow(
  node: JsonNode,
  names: Map<string, Span>,
  common: RowOptions,
  report: Report,
): MatrixRow | undefined {
  const fail: Fail = (span, problem) => report.add('E1104', span, { problem });
  const members = membersOf(node, 'an entry', fail);
  if (node.kind !== 'object') return undefined;
  const settings = readMembers(members, keys, 'an entry', report);
  const values = Object.fromEntries(settings.map(({ key, value }) => [key.name, value]));
  const { name, 'crate-name': crateName, set = [], ...options } = values as RowValues;
  const { config, include } = { ...common, ...options };
  // What is wrong with a list has been told.
  const isRight = settings.length === members.length;
  if (isRight && config.length + include.length === 0)
    fail(node.span, 'an entry has no `config`, and there is no --config');
  const nameSpan = members.find((member) => member.name === 'name')?.value.span;
  if (!nameSpan) fail(node.span, 'an entry has no `name`');
  if (name === undefined || !nameSpan) return undefined;
  // Some file systems do not tell them apart.
  const earlier = names.get(name.toLowerCase());
  if (earlier) report.add('E1105', nameSpan, { name }, [{ span: earlier, message: 'the first one' }]);
  else names.set(name.toLowerCase(), nameSpan);
  const ownPlaces = settings.find(({ key }) => key.name === 'set')?.places ?? [];
  return {
    name,
    options: {
      ...common,
      ...options,
      set: [...common.set, ...set],
      setPlaces: new Map([...(common.setPlaces ?? []), ...ownPlaces]),
      ...(crateName === undefined ? {} : { crateName }),
    },
  };
}

/** What the keys stand for once their values are read. */
type RowValues = { readonly name?: string; readonly 'crate-name'?: string } & Partial<RowOptions>;
