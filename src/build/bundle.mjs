// SPDX-License-Identifier: BSD-2-Clause
import { build } from 'esbuild';
import { chmodSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Bundles the command line into dist/sel4-bindgen.mjs; it needs the package's templates and specs beside it. */
await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/bin.ts'],
  outfile: 'dist/sel4-bindgen.mjs',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Handlebars is CommonJS and asks for `require` when it is loaded.
  banner: {
    js: "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url);",
  },
  legalComments: 'none',
  logLevel: 'warning',
});
chmodSync(new URL('../../dist/sel4-bindgen.mjs', import.meta.url), 0o755);
