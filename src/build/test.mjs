// SPDX-License-Identifier: BSD-2-Clause
import { install, runOrExit } from './install.mjs';

/**
 * `npm test`: installs and builds, checks types and formatting, brings in what the Rust targets need, and runs
 * every test. Arguments go to vitest.
 */
const started = Date.now();
install();
const step = (title, args) => {
  console.error(`\n== ${title}`);
  runOrExit(process.execPath, args);
};
step('Bundle', ['src/build/bundle.mjs']);
step('Types', ['node_modules/typescript/bin/tsc', '--noEmit']);
step('Formatting', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']);
step('Rust tool chains', ['test/toolchain/setup.mjs', '--msrv']);
step('Tests', ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
console.error(`\nnpm test took ${((Date.now() - started) / 60_000).toFixed(1)} minutes.`);
