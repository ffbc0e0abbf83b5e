// SPDX-License-Identifier: BSD-2-Clause
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect } from 'vitest';
import type { Toolchain } from '../toolchain/toolchain.mjs';
import { type Outcome, run } from '../toolchain/process.mjs';
import { builtInSpecs, repository } from '../helpers/paths.js';

// Fresh copies of fixtures/projects, in which the commands of the documentation are run as they stand there.

export interface Project {
  readonly directory: string;
  /** Runs a shell script there; standard output and standard error together. */
  readonly shell: (script: string, env?: Readonly<Record<string, string>>) => Promise<Outcome>;
  /** The text of a file of the project. */
  readonly read: (path: string) => string;
}

/** The commands of a page behind `<!-- run: NAME -->`. */
export function commands(page: string, name: string): string {
  const text = readFileSync(`${repository}/docs/${page}.md`, 'utf8');
  const found = new RegExp(`<!-- run: ${name} -->\\n+\`\`\`sh\\n([^]*?)\`\`\``).exec(text)?.[1];
  if (found === undefined) throw new Error(`docs/${page}.md has no commands ${name}`);
  return found;
}

/** A copy of a project with a source tree in seL4/, and programs as a user would have them in the PATH. */
export function freshProject(name: string, below: string, toolchain: Toolchain): Project {
  const directory = join(below, name);
  cpSync(`${repository}/fixtures/projects/${name}`, directory, { recursive: true });
  cpSync(builtInSpecs, join(directory, 'seL4'), { recursive: true });
  const programs = join(below, `${name}-programs`);
  mkdirSync(programs);
  const ownArguments = toolchain.args.filter(
    (argument, at) => argument !== '--target' && toolchain.args[at - 1] !== '--target',
  );
  writeProgram(join(programs, 'sel4-bindgen'), [process.execPath, `${repository}/dist/sel4-bindgen.mjs`]);
  writeProgram(join(programs, 'rustc'), [toolchain.rustc, ...ownArguments]);
  const flags = `CARGO_TARGET_${toolchain.triple.toUpperCase().replaceAll('-', '_')}_RUSTFLAGS`;
  const standard = {
    ...toolchain.env,
    PATH: [programs, process.env['PATH'] ?? ''].join(delimiter),
    // Build scripts are for this machine, so cargo gets the compiler itself.
    CARGO_BUILD_RUSTC: toolchain.rustc,
    [flags]: ownArguments.join(' '),
    CARGO_NET_OFFLINE: 'true',
    CARGO_TERM_COLOR: 'never',
    XDG_CACHE_HOME: join(below, 'cache'),
  };
  const inherit = ['HOME', 'CARGO_HOME', 'RUSTUP_HOME', 'TMPDIR'];
  const shell: Project['shell'] = (script, env = {}) =>
    run('sh', ['-e', '-c', `exec 2>&1\n${script}`], {
      cwd: directory,
      env: { ...standard, ...env },
      inherit,
    });
  return { directory, shell, read: (path) => readFileSync(join(directory, path), 'utf8') };
}

function writeProgram(path: string, command: readonly string[]): void {
  const words = command.map((word) => `'${word}'`).join(' ');
  writeFileSync(path, `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
}

/** Runs what has to succeed; what it printed. */
export async function succeed(
  { shell }: Project,
  script: string,
  env?: Record<string, string>,
): Promise<string> {
  const { code, stdout } = await shell(script, env);
  expect(code, stdout).toBe(0);
  return stdout;
}

const spec = 'libsel4/mode_include/64/sel4/shared_types.bf';
const label = '  field   label          52\n';

/** Puts another text in the place of the label's line in a spec that another one includes. */
function replaceLabel({ directory, read }: Project, replacement: string, tree = 'seL4'): void {
  const text = read(`${tree}/${spec}`).replace(/^(?: {2}padding +1\n)? {2}field +label +\d+\n/m, replacement);
  expect(text).toContain(replacement);
  writeFileSync(join(directory, tree, spec), text);
}

/** The spec as it was; in the project's tree, or in a copy of it. */
export function widenLabel(project: Project, tree?: string): void {
  replaceLabel(project, label, tree);
}

/** A narrower field, which is right or leaves a block of 63 bits. */
export function narrowLabel(project: Project, isRight: boolean): void {
  const narrow = label.replace('52', '51');
  replaceLabel(project, isRight ? `  padding 1\n${narrow}` : narrow);
}

/** What a build says of a block of 63 bits: place, code and message. */
export const complaint =
  /seL4\/libsel4\/mode_include\/64\/sel4\/shared_types\.bf:12:7: error\[E0301\]: block `seL4_MessageInfo` has 63 bits/;

/** Where the bindings say that the label is in its word: the lowest bit and the width. */
export function labelPlace(bindings: string): string | undefined {
  return /fn get_label[^]*?words\[0\], (\d+, \d+)\)/.exec(bindings)?.[1];
}

export function modified({ directory }: Project, path: string): number {
  return statSync(join(directory, path)).mtimeMs;
}
