// SPDX-License-Identifier: BSD-2-Clause
import { printable } from '../text/printable.js';
import { type Fact, type FactKind, factKinds, pathOf } from './fact.js';
import { type Section, sections } from './table-sections.js';

/** Facts as tables for people, one for each group of kinds. */
export function renderTable(facts: readonly Fact[]): string {
  const shown = new Set(facts.map((fact) => `${fact.kind} ${pathOf(fact)}`));
  const tables = sections.flatMap((section) => {
    const own = facts.filter(({ kind }) => section.cells[kind]);
    return own.length === 0 ? [] : [renderSection(section, own, shown)];
  });
  return tables.join('\n');
}

function renderSection(section: Section, facts: readonly Fact[], shown: ReadonlySet<string>): string {
  const rows = facts.map((fact) => [
    nameCell(fact, shown),
    ...(section.cells[fact.kind]?.(fact) ?? []),
    source(fact),
  ]);
  const all = [['NAME', ...section.columns, 'SOURCE'], ...rows.map((row) => row.map(printable))];
  const widths = (all[0] ?? []).map((_, column) =>
    all.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0),
  );
  const isNumeric = widths.map((_, column) =>
    all.slice(1).every((row) => /^(?:-?\d|$)/.test(row[column] ?? '')),
  );
  const lines = all.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, isNumeric[column] === true))
      .filter((_, column) => (widths[column] ?? 0) > 0 && hasContent(all, column))
      .join('  ')
      .trimEnd(),
  );
  return [section.title, ...lines, ''].join('\n');
}

/** A column without a word in it says nothing. */
function hasContent(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.slice(1).some((row) => row[column] !== '');
}

function pad(cell: string, width: number, isNumeric: boolean): string {
  return isNumeric ? cell.padStart(width) : cell.padEnd(width);
}

/** Parts stand further in under what they are parts of; alone, they say what that is. */
function nameCell(fact: Fact, shown: ReadonlySet<string>): string {
  const { kind, name, of } = fact;
  if (of === undefined || kind === 'register') return name;
  const parents: readonly FactKind[] = factKinds[kind];
  if (!parents.some((parent) => shown.has(`${parent} ${of}`))) {
    if (kind === 'variant') return `${of}_${name}`;
    return kind === 'enumerator' || kind === 'method' || kind === 'absent-method' ? name : `${of}.${name}`;
  }
  const depth = kind === 'parameter' || kind === 'error' ? 2 : kind === 'member' ? of.split('.').length : 1;
  return `${'  '.repeat(depth)}${name}`;
}

function source({ at, source: file, builtIn, deprecated }: Fact): string {
  const parts = [String(at ?? file ?? '')];
  if (builtIn === true) parts.push('(built-in)');
  if (typeof deprecated === 'string') parts.push(`(deprecated${deprecated === '' ? '' : `: ${deprecated}`})`);
  return parts.filter((part) => part !== '').join(' ');
}
