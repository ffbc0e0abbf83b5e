// SPDX-License-Identifier: BSD-2-Clause
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firstComplaint, run } from './process.mjs';
import { clippyCommand } from './resolve.mjs';

/** @typedef {import('./toolchain.mjs').Toolchain} Toolchain */

// Needs core, code generation and the target's assembler; every architecture knows this instruction.
const SOURCE = `//! A crate that shows whether a tool chain works.
#![no_std]

/// Adds one, unless that is impossible.
pub fn next(value: usize) -> Option<usize> {
    let mut result = value;
    // SAFETY: the instruction does nothing.
    unsafe { core::arch::asm!("nop", "/* {0} */", inout(reg) result) };
    result.checked_add(1)
}

/// Keeps the function above in the object.
#[unsafe(no_mangle)]
pub extern "C" fn entry(value: usize) -> usize {
    next(value).unwrap_or(0)
}
`;

/**
 * Tries every tool of a tool chain on a small crate. Answers with what is wrong, tool by tool.
 * @param {Toolchain} toolchain
 * @returns {Promise<string[]>}
 */
export async function checkToolchain(toolchain) {
  const { rustc, rustdoc, args, env } = toolchain;
  const directory = await mkdtemp(join(tmpdir(), 'sel4-bindgen-check-'));
  try {
    const source = join(directory, 'check.rs');
    await writeFile(source, SOURCE);
    const common = ['--crate-name=check', '--edition=2024', source];
    const compile = ['--crate-type=lib', ...common, '-Dwarnings'];
    const clippy = clippyCommand(toolchain, [...compile, '-Dclippy::all', '--emit=metadata']);
    const outcomes = [
      { tool: 'rustc', ...(await run(rustc, [...args, ...compile, '--emit=obj'], { cwd: directory, env })) },
    ];
    if (clippy) {
      const { command, args: clippyArgs, env: clippyEnv } = clippy;
      outcomes.push({
        tool: 'clippy',
        ...(await run(command, clippyArgs, { cwd: directory, env: clippyEnv })),
      });
    }
    if (rustdoc !== null) {
      const doc = [...args, ...common, '-Dwarnings', '--out-dir', join(directory, 'doc')];
      outcomes.push({ tool: 'rustdoc', ...(await run(rustdoc, doc, { cwd: directory, env })) });
    }
    const failed = outcomes.filter(({ code }) => code !== 0);
    return failed.map((outcome) => `${outcome.tool}: ${firstComplaint(outcome)}`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
