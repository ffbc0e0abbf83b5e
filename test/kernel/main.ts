// SPDX-License-Identifier: BSD-2-Clause
import { resolveToolchains } from '../toolchain/resolve.mjs';
import { execute } from '../tool-runs/execute.js';
import { bootPrefix } from './boot-prefix.js';
import { linkedPresets, linkFor } from './link-for-all.js';
import { prefixes } from './variables.js';

/**
 * `npm run test:kernel`: boots the root task on the kernels that SEL4_PREFIX names. Without, builds it for every
 * architecture. With `--verbose`, shows what came out of the serial lines.
 */
const isVerbose = process.argv.includes('--verbose');
const toolchains = await resolveToolchains({ prepare: false });
process.exitCode = (prefixes.length === 0 ? await linkAll() : await bootAll()) ? 0 : 1;

async function bootAll(): Promise<boolean> {
  const rows = [['KERNEL', 'CHECKS', 'SECONDS', 'OUTCOME']];
  const problems: string[] = [];
  for (const prefix of prefixes) {
    const { title, failures, note, command, run, verdict } = await bootPrefix(prefix, toolchains);
    if (isVerbose && run) console.log(`== ${title}: ${command}\n${run.output}`);
    const outcome = failures.length > 0 ? 'FAILED' : ['passed', ...(note ? [note] : [])].join(', ');
    rows.push([title, String(verdict?.passed ?? '-'), run?.seconds.toFixed(1) ?? '-', outcome]);
    if (failures.length > 0) {
      problems.push(
        `\n${title}, ${prefix}:`,
        ...failures.flatMap((one) => one.split('\n')).map((line) => `  ${line}`),
      );
    }
  }
  printTable(rows);
  for (const problem of problems) console.log(problem);
  return problems.length === 0;
}

async function linkAll(): Promise<boolean> {
  const rows = [['CONFIGURATION', 'BYTES', 'OUTCOME']];
  let isGood = true;
  for (const { preset } of linkedPresets) {
    try {
      rows.push([preset, String((await linkFor(preset, toolchains, execute)).length), 'linked, not booted']);
    } catch (error) {
      isGood = false;
      rows.push([preset, '-', error instanceof Error ? error.message : String(error)]);
    }
  }
  printTable(rows);
  console.log('\nNothing was booted: SEL4_PREFIX names no kernel. docs/kernel-test.md says how to.');
  return isGood;
}

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
