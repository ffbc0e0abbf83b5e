// SPDX-License-Identifier: BSD-2-Clause
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
// As deep below the root as the sources, which find files from where they stand.
const outfile = `${root}/dist/test/kernel.mjs`;

/** Node does not run TypeScript: makes one file of `main.ts` and runs that. Arguments go to it. */
await build({
  absWorkingDir: root,
  entryPoints: ['test/kernel/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
await import(outfile);
