// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, inject, it } from 'vitest';
import { readTemplates } from '../../src/cli/package-files.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderSingleFile } from '../../src/emit/render-crate.js';
import { reportUnfit } from '../../src/generate.js';
import type { Model } from '../../src/model/model.js';
import { checkRequired } from '../../src/resolve/required.js';
import { createSourceFile } from '../../src/text/source-file.js';
import { toCrateView } from '../../src/view/crate-view.js';
import { presetModel } from '../view/preset-model.js';
import { isSkipped, need, reason } from './helpers/availability.js';
import { namesInProgram, renamed } from './helpers/renamed-model.js';
import { allFeatures, rustc } from './helpers/tools.js';
import { unresolvedNames } from './helpers/unresolved-names.js';

// A version of seL4 may call anything otherwise. Whatever name of the specs stands in the program or its templates:
// where it is missing, there is a diagnostic, or Rust without it.

const templates = readTemplates();
const provenance = { tool: 'test', version: '0', specs: '0', configuration: '0' };
const nothing = createSourceFile('nothing', '');

function render(model: Model): string {
  const view = toCrateView(model, { name: 'renamed', layer: 'typed', hasDocs: false }, provenance);
  return renderSingleFile(view, templates);
}

/** The codes of what is wrong with a model; warnings are not. */
function errorsOf(model: Model): string[] {
  const report = new Report();
  checkRequired(model, [], { 'shared-types': nothing, syscalls: nothing }, report);
  if (!report.hasErrors) reportUnfit(model, 'typed', { locate: () => undefined, report });
  return report.diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

/** Names that are looked at under an earlier preset. */
const done = new Set<string>();

describe.each(['x86_64-mcs-debug-vtx', 'aarch64-hyp'])('%s', (preset) => {
  const model = presetModel(preset);
  const usual = unresolvedNames(render(model));
  const names = namesInProgram(model).filter((name) => !done.has(name));
  names.forEach((name) => done.add(name));
  const toolchain = inject('toolchains').targets[preset.replace(/-.*/, '')];

  it('is told or leaves out what has another name', () => {
    const wrong = names.flatMap((name) => {
      const other = renamed(model, [name]);
      if (errorsOf(other).length > 0) return [];
      const missing = unresolvedNames(render(other)).filter((one) => !usual.includes(one));
      return missing.length > 0 ? [`without ${name}, ${missing.join(', ')}`] : [];
    });
    expect(wrong).toEqual([]);
    expect(names.length).toBeGreaterThan(20);
  });

  it('would be caught to use a name that nothing has', () => {
    const missing = unresolvedNames(render(renamed(model, ['capsUnwrapped'])));
    expect(missing).toContain('get_capsUnwrapped');
  });

  const parts = 6;
  it.skipIf(isSkipped(toolchain)).each(Array.from({ length: parts }, (_, part) => part))(
    `compiles with many other names: %d${reason(toolchain)}`,
    async (part) => {
      const own = names.filter((_, index) => index % parts === part);
      const fit = own.filter((name) => errorsOf(renamed(model, [name])).length === 0);
      const text = render(renamed(model, fit));
      const args = [
        'renamed.rs',
        '--crate-name=renamed',
        '--crate-type=lib',
        '--emit=metadata',
        ...allFeatures,
      ];
      expect(await rustc(need(toolchain), [{ path: 'renamed.rs', text }], args)).toBe('');
    },
  );
});
