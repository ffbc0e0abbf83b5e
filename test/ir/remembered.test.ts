// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { lowerObjectApi } from '../../src/ir/lower-object-api.js';
import { parseHeader } from '../../src/syntax/header/parse.js';
import { scanCFile } from '../../src/syntax/header/preprocess/scan.js';
import type { Token } from '../../src/syntax/preprocess/token.js';
import { createSourceFile, sharedSourceFile } from '../../src/text/source-file.js';

const xml = (method: string): string =>
  `<api name="ObjectApi" label_prefix=""><interface name="seL4_TCB">${method}</interface></api>`;

describe('what is kept of a file', () => {
  it('is the same again for an equal file, and not for another text at its path', () => {
    const [one, same, other] = ['a', 'a', 'b'].map((id) =>
      sharedSourceFile('x.xml', xml(`<method id="${id}" name="M"></method>`)),
    );
    expect(same).toBe(one);
    expect(other).not.toBe(one);
    const idOf = (file = one): string | undefined =>
      file && lowerObjectApi(file, 'object-api', new Report()).interfaces[0]?.methods[0]?.id;
    expect([idOf(one), idOf(other), idOf(same)]).toEqual(['a', 'b', 'a']);
  });
  it('is nothing where something was reported, also where the report had it before', () => {
    const file = createSourceFile('y.xml', xml('<method id="1" name="M"></method>'));
    const codes = (report: Report): string[] => {
      lowerObjectApi(file, 'object-api', report);
      return report.diagnostics.map(({ code }) => code);
    };
    const report = new Report();
    const first = codes(report);
    expect(first.length).toBeGreaterThan(0);
    expect(codes(report)).toEqual(first);
    expect(codes(new Report())).toEqual(first);
  });
  it('is read anew where other names are types', () => {
    const file = createSourceFile('z.h', 'int x = sizeof(T) * 2; T y;');
    const read = (types: readonly string[]): readonly [number, string[]] => {
      const report = new Report();
      const tokens = scanCFile(file, report).filter((item): item is Token => 'image' in item);
      const { declarations } = parseHeader(tokens, report, types);
      return [declarations.length, report.diagnostics.map(({ code }) => code)];
    };
    const readings = [read(['T']), read([]), read(['T']), read([])];
    expect(readings.slice(0, 2)).toEqual([
      [2, []],
      [1, ['E0903']],
    ]);
    expect(readings.slice(2)).toEqual(readings.slice(0, 2));
  });
});
