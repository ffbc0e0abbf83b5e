// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * A row of a comparison.
 * @typedef {object} Case
 * @property {string} name
 * @property {readonly (readonly string[])[]} commands  one after the other; the time is that of all
 * @property {() => void} [prepare]  before each run, not timed
 */

// Extra certificates cost every start of Node some 50 ms; they have nothing to do with this program.
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS;

/** @param {readonly number[]} values */
export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const columns = ['time', 'ratio', 'fastest', 'processor', 'ratio'];

/** @param {readonly string[]} command */
export function runProcess([program, ...args], options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { env, encoding: 'utf8', ...options });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error ?? stderr}`);
  return stdout;
}

/** Milliseconds of processor time of all processes that have ended; 0 where the system does not say so. */
function processorTime() {
  if (!existsSync('/proc/self/stat')) return 0;
  // Behind the name, which is in brackets; in hundredths of a second: proc(5), cutime and cstime.
  const fields = readFileSync('/proc/self/stat', 'utf8').replace(/^.*\)/, '').trim().split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

/**
 * Runs all cases in turn, so that a machine that becomes slow is slow for all, and prints medians with their ratios to
 * the first one. A round before the first is not counted. Where other programs use the machine, processor time says
 * more; of several threads at once it is the sum.
 * @param {string} title
 * @param {readonly Case[]} cases
 * @param {number} rounds
 */
export function compare(title, cases, rounds) {
  const times = cases.map(() => []);
  const processor = cases.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    cases.forEach(({ commands, prepare }, at) => {
      prepare?.();
      const before = processorTime();
      const started = performance.now();
      for (const command of commands) runProcess(command, { stdio: 'ignore' });
      if (round === 0) return;
      times[at].push(performance.now() - started);
      processor[at].push(processorTime() - before);
    });
  }
  console.log(`\n${title}; medians of ${rounds} runs in turn, milliseconds`);
  console.log(`  ${''.padEnd(42)}${columns.map((name) => name.padStart(11)).join('')}`);
  cases.forEach(({ name }, at) => {
    const cells = [times, processor].flatMap((all) => [
      median(all[at]).toFixed(0),
      `${(median(all[at]) / median(all[0])).toFixed(2)} x`,
    ]);
    const row = [cells[0], cells[1], Math.min(...times[at]).toFixed(0), cells[2], cells[3]];
    console.log(`  ${name.padEnd(42)}${row.map((cell) => cell?.padStart(11)).join('')}`);
  });
}
