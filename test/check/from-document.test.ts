// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../src/cli/package-files.js';
import { readFacts } from '../../src/facts/document.js';
import { type GenerateOptions, renderFiles } from '../../src/generate.js';
import { readSnapshot, snapshotName } from '../../src/snapshot.js';
import { presetDocument, presetModel } from '../facts/models.js';

const templates = readTemplates();

/** One of each architecture; test/facts/round-trip.test.ts has the model of every preset. */
const presets = [
  'aarch32-mcs',
  'arm_hyp',
  'aarch64-mcs',
  'ia32',
  'x86_64-vtx',
  'x86_64-sysenter',
  'riscv32-mcs',
  'riscv64',
];

/** The files as `generate` makes them. */
function filesOf(preset: string, options: GenerateOptions): Map<string, string> {
  const { files } = renderFiles(presetDocument(preset), presetModel(preset), templates, options);
  return new Map(files.map(({ path, text }) => [path, text]));
}

describe('nothing is in a crate that is not in its snapshot: made from that alone, it is the same', () => {
  it.each(presets)('%s', (preset) => {
    for (const layer of ['sys', 'typed'] as const) {
      const options = { crateName: 'some-name', layer, isSingleFile: false, isStrict: false, hasDocs: true };
      const files = filesOf(preset, options);
      const read = readSnapshot(files.get(snapshotName) ?? '');
      if ('problem' in read) throw new Error(read.problem);
      const facts = readFacts(read.document);
      if ('problem' in facts) throw new Error(facts.problem);
      const { files: again } = renderFiles(read.document, facts.model, templates, options);
      expect(again.length).toBeGreaterThan(10);
      expect(new Map(again.map(({ path, text }) => [path, text]))).toEqual(files);
    }
  });
});
