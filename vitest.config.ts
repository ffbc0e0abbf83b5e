// SPDX-License-Identifier: BSD-2-Clause
import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest, also where tools' results are kept; begun last, it would keep one worker busy while the others
 * have nothing to do.
 */
const long = [
  ...['rust/crates/', 'diff/mutation.', 'impact/', 'emulation/', 'view/docs.', 'check/recipes.'],
  ...['cli/up-to-date.', 'projects/', 'rust/ipc-and-debug.', 'rust/layout.', 'rust/determinism.'],
  ...['build/package.', 'kernel/kernel.'],
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const place = ({ moduleId }: TestSpecification): number => {
      const found = long.findIndex((part) => moduleId.includes(`/test/${part}`));
      return found < 0 ? long.length : found;
    };
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  resolve: {
    // The package's entry pulls in hundreds of files; this one has the same code in one.
    alias: {
      chevrotain: fileURLToPath(new URL('node_modules/chevrotain/lib/chevrotain.mjs', import.meta.url)),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/rust/global-setup.ts'],
    // Loading the parsers again for every file takes longer than many files' tests.
    isolate: false,
    // Left to itself, one core fewer: half of a machine with two.
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
    // Whoever tests what is remembered between runs asks for it.
    env: { SEL4_BINDGEN_CACHE: 'off' },
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
