// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { createSourceFile } from '../../src/text/source-file.js';
import { createSpan } from '../../src/text/span.js';

function show(text: string, find: string): string {
  const report = new Report();
  const file = createSourceFile('lamp.bf', text);
  const start = file.text.indexOf(find);
  report.add('E0201', createSpan(file, start, start + find.length), { text: find });
  return renderDiagnostics(report.diagnostics);
}

describe('a code frame', () => {
  it('counts lines and columns alike for all line ends', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      expect(show(`\uFEFFone${end}${end}  two @`, '@')).toContain('lamp.bf:3:7: error[E0201]');
    }
  });

  it('keeps tabs, so that the mark stands below', () => {
    expect(show('\tone\t@', '@')).toContain('  1 | \tone\t@\n    | \t   \t^\n');
  });

  it('shows the part of an endless line that matters', () => {
    const shown = show(`${'x'.repeat(10_000)}@${'y'.repeat(10_000)}`, '@').split('\n');
    expect(Math.max(...shown.map((line) => line.length))).toBeLessThan(200);
    expect(shown[2]?.indexOf('@')).toBe(shown[3]?.indexOf('^'));
  });

  it('has nothing in it that a terminal would obey', () => {
    const text = show('\u001b[31m \u202e \u0000 \u009b @', '@');
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('a report', () => {
  it('tells one fault once', () => {
    const report = new Report();
    for (let count = 0; count < 3; count += 1) report.add('E0331', undefined, {});
    expect(report.diagnostics).toHaveLength(1);
  });

  it('ends somewhere', () => {
    const report = new Report();
    for (let count = 0; count < 1000; count += 1) report.add('E0330', undefined, { name: `name${count}` });
    expect(report.diagnostics.length + report.omitted).toBe(1000);
    expect(renderDiagnostics(report.diagnostics, report.omitted)).toMatch(
      /\n200 errors, 800 more not shown\n$/,
    );
    expect(report.hasErrors).toBe(true);
  });

  it('cuts what is endless', () => {
    const report = new Report();
    report.add('E0330', undefined, { name: 'x'.repeat(10_000) });
    expect(report.diagnostics[0]?.message.length).toBeLessThan(200);
  });
});
