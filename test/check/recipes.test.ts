// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toolName, toolVersion } from '../../src/version.js';
import { builtInSpecs, repository } from '../helpers/paths.js';

// The recipes of docs/check.md and docs/ci.md, word for word, in a repository as they expect it.

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-recipes-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const project = join(scratch, 'project');
const page = ['check', 'ci'].map((name) => readFileSync(`${repository}/docs/${name}.md`, 'utf8')).join('\n');

/** The text of the fenced block behind a mark. */
function recipe(name: string): string {
  const found = new RegExp(`<!-- recipe: ${name} -->\\n+\`\`\`\\w+\\n([^]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`no recipe ${name}`);
  return found;
}

/** Lines that stand further in than the line before them. */
function below(lines: readonly string[], at: number): string[] {
  const depth = (line: string): number => line.length - line.trimStart().length;
  const own = lines.slice(at + 1);
  const end = own.findIndex((line) => line.trim() !== '' && depth(line) <= depth(lines[at] ?? ''));
  return (end < 0 ? own : own.slice(0, end)).map((line) => line.trim());
}

/** The scripts of the steps of a workflow or an action. */
function runSteps(name: string): string[] {
  const lines = recipe(name).split('\n');
  return lines.flatMap((line, at) => (line.trim() === 'run: |' ? [below(lines, at).join('\n')] : []));
}

/** What an action's steps have in their environment: its inputs' defaults, but for what to compare with. */
function defaultsOfAction(): Record<string, string> {
  const lines = recipe('action').split('\n');
  const inputs = lines.flatMap((line, at) => {
    const [, name] = /^ {2}(\w+):$/.exec(line) ?? [];
    const [, value] =
      /^default: (.*)$/.exec(below(lines, at).find((one) => /^default:/.test(one)) ?? '') ?? [];
    return name !== undefined && value !== undefined ? [[name, value] as const] : [];
  });
  const values = new Map([...inputs, ['base', 'base'] as const]);
  const used = [...recipe('action').matchAll(/^ +(\w+): \$\{\{ inputs\.(\w+) \}\}$/gm)];
  expect(used.length).toBeGreaterThan(3);
  return Object.fromEntries(used.map(([, variable = '', input = '']) => [variable, values.get(input) ?? '']));
}

/** What a runner would hand to a shell, a script for each step. */
const scripts: Readonly<Record<string, () => string[]>> = {
  shell: () => [recipe('shell')],
  github: () => runSteps('github'),
  action: () => runSteps('action'),
  gitlab: () => {
    const lines = recipe('gitlab').split('\n');
    const at = lines.findIndex((line) => line.trim() === 'script:');
    return [
      below(lines, at)
        .map((line) => line.replace(/^- /, ''))
        .join('\n'),
    ];
  },
};

function shell(script: string): { code: number | null; output: string } {
  const env = {
    ...process.env,
    PATH: `${join(scratch, 'bin')}:${process.env['PATH'] ?? ''}`,
    ...defaultsOfAction(),
    CI_MERGE_REQUEST_DIFF_BASE_SHA: 'base',
    TMPDIR: scratch,
    RUNNER_TEMP: scratch,
    GITHUB_STEP_SUMMARY: join(scratch, 'summary.md'),
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], {
    cwd: project,
    env,
    encoding: 'utf8',
  });
  return { code: status, output: stdout + stderr };
}

/** All steps, up to the first one that fails. */
function follow(name: string): { code: number | null; output: string } {
  const steps = scripts[name]?.() ?? [];
  expect(steps.length).toBeGreaterThan(0);
  let result = { code: 0 as number | null, output: '' };
  for (const step of steps) {
    if (result.code !== 0) break;
    const { code, output } = shell(step);
    result = { code, output: result.output + output };
  }
  return result;
}

const header = 'seL4/libsel4/sel4_arch_include/aarch64/sel4/sel4_arch/constants.h';
const commit = (message: string): string =>
  `git add -A && git -c user.name=t -c user.email=t@example.org commit -q -m '${message}'`;
const generate = 'sel4-bindgen generate --sel4 seL4 --config aarch64 --out bindings';

beforeAll(() => {
  mkdirSync(join(scratch, 'bin'));
  const program = join(scratch, 'bin', 'sel4-bindgen');
  writeFileSync(
    program,
    `#!/bin/sh\nexec '${process.execPath}' '${repository}/dist/sel4-bindgen.mjs' "$@"\n`,
  );
  chmodSync(program, 0o755);
  cpSync(builtInSpecs, join(project, 'seL4'), { recursive: true });
  mkdirSync(join(project, 'tools'));
  cpSync(`${repository}/dist/sel4-bindgen.mjs`, join(project, 'tools/sel4-bindgen.mjs'));
  const made = shell(`git init -q . && ${generate} && ${commit('one')} && git branch base`);
  expect(made.code, made.output).toBe(0);
});

describe.each(Object.keys(scripts))('the recipe for %s', (name) => {
  beforeAll(() => {
    expect(shell('git reset -q --hard base && git clean -fdqx').code).toBe(0);
  });
  it('is content with what is up to date', () => {
    const { code, output } = follow(name);
    expect(output).toContain('bindings: up to date\n');
    expect(code, output).toBe(0);
  });
  it('stops where the kernel has changed and the bindings have not', () => {
    expect(shell(`sed -i 's/seL4_TCBBits 11/seL4_TCBBits 12/' ${header}`).code).toBe(0);
    const { code, output } = follow(name);
    expect(output).toMatch(/seL4_TCBBits: 12, was 11[^]*sel4-bindgen generate --out bindings/);
    expect(code).toBe(4);
  });
  it('stops where both have changed, with what that does to binaries', () => {
    expect(shell(`${generate} && ${commit('two')}`).code).toBe(0);
    const { code, output } = follow(name);
    expect(output).toContain('bindings: up to date\n');
    expect(output).toContain('seL4_TCBBits');
    expect(code).toBe(1);
    const reports =
      {
        shell: 'abi.md',
        github: 'abi.sarif',
        action: 'summary.md',
        gitlab: 'project/abi.xml',
      }[name] ?? '';
    // Markdown has a backslash before the underscore.
    expect(readFileSync(join(scratch, reports), 'utf8')).toContain('TCBBits');
  });
});

it('the recipe for a committed program puts it into the path', () => {
  const home = join(scratch, 'home of runner');
  const env = `HOME='${home}'; GITHUB_PATH='${join(scratch, 'path')}'; export HOME`;
  const { code, output } = shell(
    `${env}\n${recipe('path')}\ncd /\n"$(cat "$GITHUB_PATH")/sel4-bindgen" --version`,
  );
  expect(code, output).toBe(0);
  expect(output).toMatch(new RegExp(`^${toolName} ${toolVersion} \\(sha256 \\w+\\)\n$`));
});
