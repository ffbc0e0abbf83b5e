// SPDX-License-Identifier: BSD-2-Clause
import { spawn } from 'node:child_process';
import { install, root, runOrExit } from './install.mjs';

/**
 * `npm test`: installs and builds, checks types and formatting while it brings in what the Rust targets need, and
 * runs every test. Arguments go to vitest.
 */
const started = Date.now();
install();
const step = (title, args) => {
  console.error(`\n== ${title}`);
  runOrExit(process.execPath, args);
};
/** Runs beside others; what it prints is shown when it has ended. Answers whether it succeeded. */
const beside = (title, args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(data));
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      console.error(`\n== ${title}`);
      process.stderr.write(Buffer.concat(output));
      resolve(code === 0);
    });
  });

step('Bundle', ['src/build/bundle.mjs']);
console.error('\nTypes, formatting and Rust tool chains (the first time these take minutes) …');
const results = await Promise.all([
  beside('Types', ['node_modules/typescript/bin/tsc', '--noEmit']),
  beside('Formatting', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
  beside('Rust tool chains', ['test/toolchain/setup.mjs', '--msrv']),
]);
if (results.includes(false)) process.exit(1);
step('Tests', ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]);
console.error(`\nnpm test took ${((Date.now() - started) / 60_000).toFixed(1)} minutes.`);
