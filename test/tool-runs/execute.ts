// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../toolchain/process.mjs';
import type { InputFile, ToolResult, ToolRun } from './tool-run.js';

/** What a tool sees of this process's environment: enough to find a linker and a place for temporary files. */
const environment = ['PATH', 'HOME', 'TMPDIR', 'RUSTUP_HOME', 'RUSTUP_TOOLCHAIN', 'LD_LIBRARY_PATH'];

/** Runs a tool, in a directory of its own that is gone afterwards. */
export async function execute({ program, args, env, files, outputs }: ToolRun): Promise<ToolResult> {
  const directory = mkdtempSync(join(tmpdir(), 'sel4-bindgen-run-'));
  try {
    writeFiles(directory, files);
    const outcome = await run(program, args, { cwd: directory, env, inherit: environment });
    const made = outcome.code === 0 ? outputs.map((path) => readFileSync(join(directory, path))) : [];
    return { ...outcome, outputs: made };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Writes files below a directory. */
function writeFiles(directory: string, files: readonly InputFile[]): void {
  for (const { path, text } of files) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    // One of them may be the program.
    writeFileSync(file, text, { mode: 0o755 });
  }
}
