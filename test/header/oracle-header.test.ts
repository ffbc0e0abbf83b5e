// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePresets } from '../../src/config/preset-data.js';
import { listPresets } from '../../src/config/presets.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { listOracles, oracleConfig, readOracle } from '../helpers/oracle.js';
import { builtInSpecs } from '../helpers/paths.js';
import { common, known, read, readOracleHeaders } from './as-oracle.js';
import { readTree, trees } from './trees.js';

/** The built-in headers are those of one release; any other, and that one too, may stand in SEL4_DIR. */
function sourcesOf(version: string): { readonly title: string; readonly tree: string | undefined }[] {
  const tree = trees.get(version);
  const own = { title: tree ? "seL4's own" : `seL4's own (no tree of ${version} in SEL4_DIR)`, tree };
  return version === '16.0.0' ? [{ title: 'built-in', tree: builtInSpecs }, own] : [own];
}

for (const [name, { title, tree }] of listOracles().flatMap((name) =>
  sourcesOf(name.version).map((source) => [name, source] as const),
)) {
  describe.skipIf(!tree)(`headers of seL4 ${name.version} ${name.config}, ${title}`, () => {
    const result = tree ? readTree(tree, oracleConfig(readOracle(name))) : undefined;
    const oracle = readOracleHeaders(name);
    const facts = result?.facts ?? {
      isBorrowed: false,
      constants: [],
      enums: [],
      structs: [],
      typedefs: [],
      aliases: [],
    };

    it('are read without a diagnostic', () => expect(result?.problems).toBe(''));
    it('give every constant', () => {
      const constants = read.constants(facts);
      const want = known.constants(oracle);
      expect(common(constants, want)).toEqual(want);
      // `static const` is no constant of C, but one for everybody else.
      const others = facts.constants.filter(({ name: each }) => !(each in want));
      expect(others.filter(({ origin }) => origin !== 'variable')).toEqual([]);
      expect(oracle.non_integer_macros.filter((macro) => macro in constants)).toEqual([]);
    });
    it('give every enum with its size and its values in order', () =>
      expect(read.enums(facts)).toEqual(known.enums(oracle)));
    it('give every struct and union with the place of every field', () => {
      const want = known.structs(oracle);
      expect(common(read.structs(facts), want)).toEqual(want);
    });
    it('give every typedef', () => {
      const want = known.typedefs(oracle);
      expect(common(read.typedefs(facts), want)).toEqual(want);
    });
  });
}

const presets = listPresets(parsePresets(readFileSync(`${builtInSpecs}/presets.json`, 'utf8')));

for (const version of ['12.1.0', '13.0.0', '14.0.0', '15.0.0', '16.0.0']) {
  const tree = trees.get(version);
  const hint = tree ? '' : ` (no tree of ${version} in SEL4_DIR)`;
  it.skipIf(!tree)(
    `headers of seL4 ${version} are read without a diagnostic under every preset${hint}`,
    () => {
      const problems = presets.map(({ name }) => [name, readTree(tree ?? '', presetConfig(name)).problems]);
      expect(problems.filter(([, text]) => text !== '')).toEqual([]);
    },
  );
}
