// SPDX-License-Identifier: BSD-2-Clause
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { run } from '../../toolchain/process.mjs';
import { clippyCommand } from '../../toolchain/resolve.mjs';
import type { Missing, Toolchain } from '../../toolchain/toolchain.mjs';

/** Where nothing may be skipped. */
export const mustRun = process.env['CI'] === 'true';

// Generated code is for stable compilers, whatever the environment says.
delete process.env['RUSTC_BOOTSTRAP'];

/** What all compilers are told: the edition of the generated crates, and that there is nothing to complain of. */
const strict = [
  '--edition=2021',
  '-Dwarnings',
  '--check-cfg=cfg(feature, values("debug-syscalls", "typed"))',
];

/** Cargo's features of a generated crate, as Cargo tells them to the compiler. */
export function features(...names: readonly ('debug-syscalls' | 'typed')[]): string[] {
  return names.map((name) => `--cfg=feature="${name}"`);
}

export const allFeatures = features('debug-syscalls', 'typed');

/** More at once would only make each one slower. */
const jobs = 2;
let running = 0;
const waiting: (() => void)[] = [];

type Entry<T> = T | Missing | undefined;

export function isMissing<T extends object>(entry: Entry<T>): entry is Missing | undefined {
  return entry === undefined || 'missing' in entry;
}

/** For the name of a test that is skipped: why. */
export function reason<T extends object>(entry: Entry<T>): string {
  return isMissing(entry) ? ` (${entry?.missing ?? 'no such target'})` : '';
}

/** Whether a test that needs this is skipped. */
export function isSkipped(...entries: readonly Entry<object>[]): boolean {
  return !mustRun && entries.some((entry) => isMissing(entry));
}

export function need<T extends object>(entry: Entry<T>): T {
  if (isMissing(entry)) throw new Error(entry?.missing ?? 'no such target');
  return entry;
}

/** A companion of a compiler, as it is looked for here. */
function companion(program: string | null, name: string): { readonly program: string } | Missing {
  return program === null
    ? { missing: `No ${name} is here; run: rustup component add ${name}` }
    : { program };
}

export const rustfmtProgram = companion(inject('toolchains').rustfmt, 'rustfmt');

export function clippyOf(toolchain: Entry<Toolchain>): { readonly program: string } | Missing {
  return isMissing(toolchain)
    ? { missing: toolchain?.missing ?? 'no such target' }
    : companion(toolchain.clippyDriver, 'clippy');
}

/** A directory of its own for a test file, and how to remove it. */
export function scratch(name: string): { readonly directory: string; readonly remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), `sel4-bindgen-${name}-`));
  // rustfmt looks for its configuration upwards from a file; the output has rustfmt's own style.
  writeFileSync(join(directory, 'rustfmt.toml'), '');
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** Writes files below a directory; their paths are relative to it. */
export function writeAll(
  directory: string,
  files: readonly { readonly path: string; readonly text: string }[],
): void {
  for (const { path, text } of files) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** What a tool says of code that is not right; nothing, where it is. */
async function complaint(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<string> {
  const { code, stdout, stderr } = await inTurn(() => run(command, args, { env }));
  return code === 0 ? '' : `${stdout}${stderr}` || `${command}: exit code ${code}`;
}

export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= jobs) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export function rustc(toolchain: Toolchain, args: readonly string[]): Promise<string> {
  return complaint(toolchain.rustc, [...toolchain.args, ...strict, ...args], toolchain.env);
}

export function clippy(toolchain: Toolchain, args: readonly string[]): Promise<string> {
  const command = clippyCommand(toolchain, [...strict, '-Dclippy::all', ...args]);
  return command ? complaint(command.command, command.args, command.env) : Promise.resolve('no clippy');
}

export function rustdoc(toolchain: Toolchain, args: readonly string[]): Promise<string> {
  if (toolchain.rustdoc === null) return Promise.resolve('no rustdoc');
  return complaint(toolchain.rustdoc, [...toolchain.args, ...strict, ...args], toolchain.env);
}

/** Checks the form of files, and of the modules that they declare. */
export function rustfmt(files: readonly string[]): Promise<string> {
  return complaint(need(rustfmtProgram).program, ['--check', '--edition', '2021', ...files]);
}
