// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagnosticTable } from '../src/diagnostics/codes.js';
import { caseNames, readCase } from './helpers/golden.js';
import { repository } from './helpers/paths.js';

const pages = join(repository, 'docs', 'diagnostics');
const index = join(pages, 'README.md');
const codes = Object.keys(diagnosticTable).sort(byNumber) as (keyof typeof diagnosticTable)[];

const sources = readdirSync(join(repository, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith(join('diagnostics', 'codes.ts')))
  .map((path) => readFileSync(join(repository, 'src', path), 'utf8'))
  .join('\n');
const shown = new Set(caseNames.map((name) => readCase(name).code));

describe.each(codes)('%s', (code) => {
  const { message, hint, severity } = diagnosticTable[code];

  it('is raised by the program and shown by a golden case', () => {
    expect(sources).toContain(`'${code}'`);
    expect(shown).toContain(code);
  });

  it('has a page that says what it means, an example, and what to do', () => {
    const page = readFileSync(join(pages, `${code}.md`), 'utf8');
    expect(page).toMatch(new RegExp(`^# ${code}: `, 'm'));
    expect(page).toMatch(/^## Example\n\n```[^]+?\n```\n/m);
    expect(page).toMatch(/^## What to do\n\n\S/m);
    expect(page.split('\n').length).toBeLessThan(50);
  });

  it('is worded like the others', () => {
    expect(severity).toBe(code.startsWith('W') ? 'warning' : 'error');
    expect(message, 'a message begins in lower case, or with a sign').not.toMatch(/^[A-Z][a-z]/);
    expect(message, 'a message has no full stop').not.toMatch(/[.!]$/);
    expect(hint, 'a hint is a sentence').toMatch(/^(?:[A-Z`+].*[.)?`]|\{suggestion\}|.*\{advice\})$/);
  });
});

describe('docs/diagnostics', () => {
  it('has no page without a code', () => {
    const found = readdirSync(pages).filter((name) => name !== 'README.md');
    expect(found.sort()).toEqual(codes.map((code) => `${code}.md`).sort());
  });

  it('lists all codes', () => {
    if (process.env['RECORD'] === '1') writeFileSync(index, contents());
    expect(readFileSync(index, 'utf8')).toBe(contents());
  });
});

/** By number: the letter in front only says how bad it is. */
function byNumber(a: string, b: string): number {
  return Number(a.slice(1)) - Number(b.slice(1));
}

function contents(): string {
  const rows = codes.map((code) => {
    const message = diagnosticTable[code].message.replace(/\{\w+\}/g, '…').replace(/[|<>]/g, '\\$&');
    return [`[${code}](${code}.md)`, message] as const;
  });
  const width = Math.max(...rows.map(([, message]) => message.length));
  return [
    '<!-- SPDX-License-Identifier: BSD-2-Clause -->',
    '',
    '# Diagnostics',
    '',
    'Codes are stable. `E` is an error: the exit code is 3, and nothing was written. `W` is a warning. The first two',
    'digits say which input is at fault: 01 the preprocessor of bitfields and headers, 02 the syntax and 03 the meaning',
    'of the bitfield language, 04 XML as such, 05 interfaces, 06 system calls, 07 the kernel configuration, 08 files and',
    'directories, 09 C headers, 10 snapshots and comparisons, 11 files with options.',
    '',
    'This list is made from src/diagnostics/codes.ts by test/diagnostics.test.ts (`RECORD=1`).',
    '',
    `| Code              | ${'Message'.padEnd(width)} |`,
    `| ----------------- | ${'-'.repeat(width)} |`,
    ...rows.map(([code, message]) => `| ${code} | ${message.padEnd(width)} |`),
    '',
  ].join('\n');
}
