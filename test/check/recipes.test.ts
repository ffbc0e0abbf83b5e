// SPDX-License-Identifier: BSD-2-Clause
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toolName, toolVersion } from '../../src/version.js';
import { builtInSpecs, repository } from '../helpers/paths.js';
import { below, recipe, steps, wouldRun } from './recipes.js';

// The recipes of docs/check.md and docs/ci.md, word for word, in a repository as they expect it.

const scratch = mkdtempSync(join(tmpdir(), 'sel4-bindgen-recipes-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const project = join(scratch, 'project');
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

function shell(script: string): { code: number | null; output: string } {
  const env = {
    ...process.env,
    PATH: `${join(scratch, 'bin')}:${process.env['PATH'] ?? ''}`,
    ...defaultsOfAction(),
    BASE: 'base',
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

/** All steps that would run; the code is that of the first that fails. */
function follow(name: string): { code: number | null; output: string; uploads: boolean } {
  const codes = new Map<string, number>();
  let result = { code: 0 as number | null, output: '', uploads: false };
  const all = steps[name]?.() ?? [];
  expect(all.some(({ script }) => script !== undefined)).toBe(true);
  for (const [at, step] of all.entries()) {
    if (!wouldRun(step, codes, project)) continue;
    if (step.script === undefined) {
      result = { ...result, uploads: result.uploads || at === all.length - 1 };
      continue;
    }
    const { code, output } = shell(step.script);
    codes.set(step.id ?? String(at), code ?? -1);
    result = { ...result, code: result.code === 0 ? code : result.code, output: result.output + output };
  }
  return result;
}

/** Where each recipe leaves what it found, and what is read of it. */
const reports: Readonly<Record<string, string>> = {
  shell: 'project/abi.md',
  github: 'project/sel4-abi.sarif',
  action: 'summary.md',
  gitlab: 'project/abi.xml',
};

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

describe.each(Object.keys(steps))('the recipe for %s', (name) => {
  beforeAll(() => {
    expect(shell('git reset -q --hard base && git clean -fdqx').code).toBe(0);
  });
  it('is content with what is up to date', () => {
    const { code, output } = follow(name);
    expect(output).toContain('bindings: up to date\n');
    expect(code, output).toBe(0);
  });
  it('stops where the kernel has changed and the bindings have not, and says what that does', () => {
    expect(shell(`sed -i 's/seL4_TCBBits 11/seL4_TCBBits 12/' ${header}`).code).toBe(0);
    rmSync(join(scratch, reports[name] ?? ''), { force: true });
    const { code, output } = follow(name);
    expect(output).toMatch(/seL4_TCBBits: 12, was 11[^]*sel4-bindgen generate --out bindings/);
    expect(code).toBe(4);
    expect(readFileSync(join(scratch, reports[name] ?? ''), 'utf8')).toContain('TCBBits');
  });
  it('stops where both have changed, with what that does to binaries', () => {
    expect(shell(`${generate} && ${commit('two')}`).code).toBe(0);
    const { code, output } = follow(name);
    expect(output).toContain('bindings: up to date\n');
    expect(output).toContain('seL4_TCBBits');
    expect(code).toBe(1);
    // Markdown has a backslash before the underscore.
    expect(readFileSync(join(scratch, reports[name] ?? ''), 'utf8')).toContain('TCBBits');
  });
});

describe('on GitHub', () => {
  beforeAll(() => {
    const change = `sed -i 's/seL4_TCBBits 11/seL4_TCBBits 12/' ${header}`;
    expect(shell(`git reset -q --hard base && git clean -fdqx && ${change}`).code).toBe(0);
  });
  it('nothing is uploaded where nothing was compared', () => {
    expect(shell(`mv ${header} aside`).code).toBe(0);
    expect(follow('github')).toMatchObject({ code: 3, uploads: false });
    expect(shell(`mv aside ${header}`).code).toBe(0);
  });
  it.each(['github', 'action'])('annotations of the recipe for %s are at files of the repository', (name) => {
    const paths = [...follow(name).output.matchAll(/^::\w+ file=([^,]+)/gm)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(join(project, path)))).toEqual([]);
  });
  it('findings are uploaded, at files of the repository', () => {
    expect(follow('github').uploads).toBe(true);
    const uris = [...readFileSync(join(project, 'sel4-abi.sarif'), 'utf8').matchAll(/"uri": "([^"]+)"/g)];
    expect(uris.length).toBeGreaterThan(0);
    expect(uris.map(([, uri = '']) => uri).filter((uri) => !existsSync(join(project, uri)))).toEqual([]);
  });
  it('the workflow may upload', () => {
    const lines = recipe('github').split('\n');
    expect(below(lines, lines.indexOf('permissions:'))).toContain('security-events: write');
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
