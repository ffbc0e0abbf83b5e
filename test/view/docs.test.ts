// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../src/cli/package-files.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { generate } from '../../src/generate.js';
import { diskRoot } from '../../src/sources/disk.js';
import { oneLine, paragraph } from '../../src/view/docs.js';
import { manualTitle } from '../../src/view/manual-sections.js';
import { builtIn, generateCrate, presetConfig, sourcesFor } from '../rust/helpers/configurations.js';
import { builtInSpecs, shared } from '../helpers/paths.js';
import { trees } from '../header/trees.js';
import { presets } from './typed/all-methods.js';

// Documentation is Markdown: nothing of the specs' XML or of the manual's LaTeX is left in it.

const templates = readTemplates();
const markup =
  /\\[a-zA-Z]|<\/?[a-z]|&(?:lt|gt|amp|quot);|\b(?:sec|ch|tab|tbl|fig|api):[a-z]|\bs:[a-z]+-|\b(?:autoref|shortref|docref|texttt|errorenumdesc)\b/;

const sources = [
  ['the built-in specs', builtInSpecs] as const,
  ...['13.0.0', '16.0.0']
    .map((version) => [`seL4's specs of ${version}`, `${shared}/sel4-specs/${version}`] as const)
    .filter(([, directory]) => existsSync(directory)),
  ...[...trees].map(([version, tree]) => [`seL4 ${version}`, tree] as const),
];

function crate(directory: string, preset: string): string {
  const root = directory === builtInSpecs ? builtIn : diskRoot('source', directory);
  return generateCrate({ title: preset, root, config: presetConfig(preset) }, true)[0]?.text ?? '';
}

function withoutDocs(preset: string): string {
  const options = {
    crateName: 'docs',
    isSingleFile: true,
    isStrict: false,
    layer: 'typed',
    hasDocs: false,
  } as const;
  const config = presetConfig(preset);
  const report = new Report();
  const result = generate(sourcesFor(builtIn, config), config, templates, options, report);
  if (!result) throw new Error(renderDiagnostics(report.diagnostics));
  return result.files[0]?.text ?? '';
}

/** Lines of documentation without code, which may be anything. */
function docLines(text: string): string[] {
  const prose = text.replace(/^ *\/\/[/!] ```ignore\n(?: *\/\/[/!].*\n)*? *\/\/[/!] ```$/gm, '');
  return Array.from(prose.matchAll(/^ *\/\/[/!] (.*)$/gm), ([, line = '']) => line.replace(/`[^`]*`/g, ''));
}

describe('documentation', () => {
  it.each(sources)('made of %s has no markup of theirs', { timeout: 600_000 }, (_, directory) => {
    // Presets differ in methods; those of other trees are not all there.
    const names =
      directory === builtInSpecs ? presets : presets.filter((name) => /^\w+(?:-mcs)?$/.test(name));
    for (const name of names) {
      const lines = docLines(crate(directory, name));
      expect(lines.length).toBeGreaterThan(2000);
      expect(lines.filter((line) => markup.test(line))).toEqual([]);
    }
  });
  it('can be left out', () => {
    const text = withoutDocs('aarch64-mcs');
    expect(text).not.toMatch(/^\s*\/\/[/!]/m);
    expect(text).toContain('// SAFETY: ');
    const isCode = (line: string): boolean => !/^\s*\/\//.test(line) && !/^#!\[(?:warn|allow)\(/.test(line);
    const code = (of: string): string =>
      of
        .split('\n')
        .filter(isCode)
        .join('')
        .replace(/[\s,]+/g, '');
    expect(code(text)).toBe(code(crate(builtInSpecs, 'aarch64-mcs')));
  });
});

describe('references to the manual', () => {
  const see = (label: string): string =>
    oneLine([
      { kind: 'text', text: 'See ' },
      { kind: 'manual', label },
    ]);
  it('are titles of sections', () => {
    expect(see('sec:domains')).toBe('See the seL4 manual, "Domains"');
    expect(see('threads')).toBe('See the seL4 manual, "Threads"');
  });
  it('are the words of a label that is not known', () => {
    expect(see('sec:brand_new-things')).toBe('See the seL4 manual, "brand new things"');
    expect(see('')).toBe('See the seL4 manual');
  });
  it('need no word for sections, and name the manual once', () => {
    const prose = [
      { kind: 'text', text: 'See Sections ' },
      { kind: 'manual', label: 'threads' },
      { kind: 'text', text: ' and ' },
      { kind: 'manual', label: 'messageinfo' },
    ] as const;
    expect(paragraph(prose)).toEqual(['See the seL4 manual, "Threads" and "Message Registers"']);
  });
  it.each(sources)('of %s have titles', (_, directory) => {
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /libsel4\/.*\.xml$/.test(path),
    );
    const labels = files.flatMap((path) =>
      Array.from(
        readFileSync(`${directory}/${path}`, 'utf8').matchAll(
          /<(?:autoref label|shortref sec)=["']([^"']*)/g,
        ),
        ([, label = '']) => label,
      ),
    );
    expect(labels.length).toBeGreaterThan(20);
    expect([...new Set(labels)].filter((label) => manualTitle(label) === undefined)).toEqual([]);
  });
});
