// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../helpers/run-cli.js';
import { findProgram } from '../toolchain/process.mjs';
import type { Toolchains } from '../toolchain/resolve.mjs';
import { execute } from '../tool-runs/execute.js';
import { boot, type Run } from './boot.js';
import { makeImage, needsLoader } from './image.js';
import { readKernel, type Kernel } from './kernel.js';
import { machineFor } from './machine.js';
import { buildRootTask } from './root-task.js';
import { loader, optimization, sourceTree } from './variables.js';
import { judge, type Verdict } from './verdict.js';

/** What came of booting the root task on a kernel. */
export interface Booted {
  readonly title: string;
  /** Why it did not pass; empty, if it did. */
  readonly failures: readonly string[];
  /** What limits the outcome. */
  readonly note?: string;
  readonly command?: string;
  readonly run?: Run;
  readonly verdict?: Verdict;
}

/** Emulated machines are slow, and slower where others use the processor too. */
const LIMIT_SECONDS = 120;

/** Generates bindings of what is installed with a kernel, builds the root task with them, and boots both. */
export async function bootPrefix(prefix: string, toolchains: Toolchains): Promise<Booted> {
  const kernel = readKernel(prefix);
  if (typeof kernel === 'string') return { title: prefix, failures: [kernel] };
  const directory = mkdtempSync(join(tmpdir(), 'sel4-bindgen-kernel-'));
  try {
    return { title: kernel.title, ...(await bootIn(directory, kernel, toolchains)) };
  } catch (error) {
    return { title: kernel.title, failures: [error instanceof Error ? error.message : String(error)] };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function bootIn(into: string, kernel: Kernel, toolchains: Toolchains): Promise<Omit<Booted, 'title'>> {
  const file = join(into, 'bindings.rs');
  const { code, stderr } = runCli(['generate', ...specsOf(kernel), '--single-file', file]);
  if (code !== 0) return { failures: [stderr.trim()] };
  const { sel4Arch } = kernel;
  const job = { bindings: readFileSync(file, 'utf8'), sel4Arch, optimization };
  const root = join(into, 'root-task.elf');
  writeFileSync(root, await buildRootTask(job, toolchains, execute));
  if (needsLoader(kernel) && loader === undefined) {
    return { failures: ['built, but not booted: SEL4_LOADER is not set, see docs/kernel-test.md'] };
  }
  const machine = machineFor(kernel, await makeImage(kernel, root, loader ?? '', into));
  if (machine === undefined) return { failures: [`QEMU has no machine for ${kernel.platform}`] };
  if ((await findProgram(machine.program)) === null) {
    return { failures: [`${machine.program} is not on PATH; on Debian: apt-get install ${machine.package}`] };
  }
  const run = await boot(machine, join(into, 'serial'), LIMIT_SECONDS);
  const verdict = judge(run, kernel, machine);
  const command = [machine.program, ...machine.args].join(' ');
  const note = kernel.prints ? {} : { note: 'by the exit code alone: the kernel does not print' };
  return { failures: verdict.failures, ...note, command, run, verdict };
}

/** The installation; what it lacks (seL4's own for arm_hyp does) is taken from the source tree. */
function specsOf(kernel: Kernel): string[] {
  const isWhole = existsSync(join(kernel.prefix, 'libsel4/include/sel4/sel4_arch/types.pbf'));
  const tree = isWhole || sourceTree === undefined ? [] : ['--sel4', sourceTree];
  return ['--include', kernel.prefix, ...tree];
}
