// SPDX-License-Identifier: BSD-2-Clause
import { parseArgs } from 'node:util';
import { root, runOrExit } from '../../src/build/install.mjs';

/**
 * `npm run bench:stubs`: each function of the emitted code beside what clang makes of libsel4's, as far as the figures of
 * C are at hand: instructions that are executed before and after the trap, and bytes. Patterns are regular expressions.
 *
 *   npm run bench:stubs [-- [--config 'PATTERN'] [--stub 'PATTERN'] [--layer sys|typed] [--handle frame|global]
 *                              [--opt 2|3|s|z] [--summary] [--more] [--assembly]]
 *
 * A configuration is named by release and name, such as `16.0.0 aarch64-mcs`. The handle of the IPC buffer is in the
 * caller's frame, or, as C has it, in a global, from where it is loaded before the call. `--summary` prints the means
 * alone, `--more` of the calls those alone that execute more than C's, `--assembly` what is executed, for which it needs
 * llvm-objdump.
 */
const { values } = parseArgs({
  options: {
    config: { type: 'string' },
    stub: { type: 'string' },
    layer: { type: 'string' },
    handle: { type: 'string' },
    opt: { type: 'string' },
    summary: { type: 'boolean' },
    more: { type: 'boolean' },
    assembly: { type: 'boolean' },
  },
});
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/bench/stubs/vitest.config.ts'];
runOrExit(process.execPath, [...vitest, '--root', root, '--reporter=dot'], {
  env: { ...process.env, SEL4_BINDGEN_STUBS: JSON.stringify(values) },
});
