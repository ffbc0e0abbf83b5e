// SPDX-License-Identifier: BSD-2-Clause
import { defineConfig } from 'vitest/config';
import { fileURLToPath } from 'node:url';

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
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
