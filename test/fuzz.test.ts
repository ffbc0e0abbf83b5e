// SPDX-License-Identifier: BSD-2-Clause
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declarationKeywords, fixedTokens } from '../grammars/bitfield/tokens.js';
import { objectApiGrammar, syscallGrammar } from '../grammars/xml/elements.js';
import { readPresets, readTemplates } from '../src/cli/package-files.js';
import { buildConfig } from '../src/config/merge.js';
import { presetEntries, presetKeys } from '../src/config/presets.js';
import { Report } from '../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../src/diagnostics/render.js';
import { generateBitfield } from '../src/generate-bitfield.js';
import { generate } from '../src/generate.js';
import { diskRoot } from '../src/sources/disk.js';
import { SpecSources } from '../src/sources/spec-sources.js';
import { builtInSpecs } from './helpers/paths.js';
import { mutate, mutations } from './helpers/mutate.js';

const templates = readTemplates();
const sound = diskRoot('built-in', builtInSpecs);

function read(file: string): string {
  const text = sound.read(file);
  if (text === undefined) throw new Error(`no ${file}`);
  return text;
}

const config = (() => {
  const [presets, report] = [readPresets(), new Report()];
  const found = buildConfig(
    presetEntries(presets, 'aarch64-mcs', report) ?? [],
    [],
    'fuzz',
    presetKeys(presets),
    report,
  );
  if (!found) throw new Error('the preset is gone');
  return found;
})();

/** How many inputs are tried: the same number everywhere. Those of XML are whole generations. */
const runs = { bitfield: { numRuns: 150 }, xml: { numRuns: 25 }, tokens: { numRuns: 600 } };

/** Runs with one file replaced: nothing is thrown, and there is either output or a reason why not. */
function check(file: string, text: string, run: (sources: SpecSources, report: Report) => unknown): void {
  const root = { ...sound, read: (name: string) => (name === file ? text : sound.read(name)) };
  const report = new Report();
  const result = run(new SpecSources([root], 'aarch64', undefined), report);
  expect(result !== undefined).toBe(!report.hasErrors);
  // Every place can be shown.
  expect(renderDiagnostics(report.diagnostics, report.omitted)).not.toMatch(/:(?:0|NaN|-\d+): |undefined/);
}

function crate(sources: SpecSources, report: Report): unknown {
  const options = {
    crateName: 'fuzz',
    isSingleFile: true,
    isStrict: false,
    layer: 'typed',
    hasDocs: true,
  } as const;
  return generate(sources, config, templates, options, report);
}

function bitfield(name: string) {
  return (sources: SpecSources, report: Report): unknown => {
    const file = sources.open(sources.roots[0] ?? sound, name);
    return file && generateBitfield({ file, sources, config }, 'fuzz.bf', templates, false, report);
  };
}

const bitfieldWords = [
  ...declarationKeywords,
  ...fixedTokens.keys(),
  ...[
    '#if ',
    '#ifdef CONFIG_A',
    '#else',
    '#endif',
    '#define A ',
    '#include ',
    '/*',
    '*/',
    '--',
    '\n',
    '\r\n',
    '\\\n',
  ],
  ...[
    '0',
    '1',
    '64',
    '0x',
    '-',
    '((',
    'A',
    'word_size',
    'CONFIG_KERNEL_MCS',
    '<sel4/config.h>',
    '"',
    "'",
    '@',
  ],
].map((word) => `${word} `);

const xmlWords = [
  ...Object.keys({ ...objectApiGrammar.elements, ...syscallGrammar.elements }).map((name) => `<${name} `),
  ...[
    '<',
    '>',
    '/>',
    '</',
    '"',
    "'",
    '=',
    '&',
    '&amp;',
    '&x;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
  ],
  ...[
    'name="',
    'id="x"',
    'type="seL4_Word"',
    'dir="in"',
    'condition="1/0"',
    '__proto__',
    'constructor',
    '\r',
    '\n',
  ],
];

describe('damaged specs give diagnostics and never exceptions', () => {
  it.each([
    'libsel4/mode_include/64/sel4/shared_types.bf',
    'libsel4/sel4_arch_include/aarch64/sel4/sel4_arch/types.bf',
  ])('%s', (file) => {
    const text = read(file);
    const run = bitfield(file);
    fc.assert(
      fc.property(mutations(bitfieldWords), (damages) => check(file, mutate(text, damages), run)),
      runs.bitfield,
    );
  });

  it.each([
    'libsel4/include/api/syscall.xml',
    'libsel4/sel4_arch_include/aarch64/interfaces/object-api-sel4-arch.xml',
  ])('%s', (file) => {
    const text = read(file);
    fc.assert(
      fc.property(mutations(xmlWords), (damages) => check(file, mutate(text, damages), crate)),
      runs.xml,
    );
  });

  it('any tokens as a .bf file', () => {
    const soup = fc.array(
      fc.constantFrom(...bitfieldWords, 'block a { ', 'field b 3 ', 'padding 61 } ', 'base 64 '),
    );
    fc.assert(
      fc.property(soup, (words) => check('soup.bf', words.join(''), bitfield('soup.bf'))),
      runs.tokens,
    );
  });
});
