// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../helpers/paths.js';

// The recipes of docs/check.md and docs/ci.md as what a runner would do.

const page = ['check', 'ci'].map((name) => readFileSync(`${repository}/docs/${name}.md`, 'utf8')).join('\n');

/** The text of the fenced block behind a mark. */
export function recipe(name: string): string {
  const found = new RegExp(`<!-- recipe: ${name} -->\\n+\`\`\`\\w+\\n([^]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`no recipe ${name}`);
  return found;
}

/** Lines that stand further in than the line before them. */
export function below(lines: readonly string[], at: number): string[] {
  const depth = (line: string): number => line.length - line.trimStart().length;
  const own = lines.slice(at + 1);
  const end = own.findIndex((line) => line.trim() !== '' && depth(line) <= depth(lines[at] ?? ''));
  return (end < 0 ? own : own.slice(0, end)).map((line) => line.trim());
}

export interface Step {
  readonly id: string | undefined;
  /** What GitHub evaluates before it runs the step; without one, it runs where all before it went well. */
  readonly condition: string;
  /** Absent where it uses an action. */
  readonly script: string | undefined;
}

/** The steps of a workflow or an action, in order. */
function stepsOf(name: string): Step[] {
  const lines = recipe(name).split('\n');
  const own = below(
    lines,
    lines.findIndex((line) => line.trim() === 'steps:'),
  );
  const starts = own.flatMap((line, at) => (line.startsWith('- ') ? [at] : []));
  return starts.map((start, at) => {
    const step = own.slice(start, starts[at + 1]).map((line) => line.replace(/^- /, ''));
    const value = (key: string): string | undefined =>
      step.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2);
    const run = step.indexOf('run: |');
    return {
      id: value('id'),
      condition: /^\$\{\{ (.*) \}\}$/.exec(value('if') ?? '')?.[1] ?? 'success()',
      // It is the last key of its step.
      script: run < 0 ? undefined : step.slice(run + 1).join('\n'),
    };
  });
}

/** Whether GitHub would run a step, after steps with these exit codes. Only what the recipes say is understood. */
export function wouldRun({ condition }: Step, codes: ReadonlyMap<string, number>, project: string): boolean {
  const failed = [...codes.values()].some((code) => code !== 0);
  const said = (part: string): boolean => {
    const file = /^hashFiles\('(.+)'\) != ''$/.exec(part)?.[1];
    const step = /^steps\.(\w+)\.outcome == 'failure'$/.exec(part)?.[1];
    if (part === 'success()') return !failed;
    if (part === '!cancelled()' || part === "inputs.base != ''") return true;
    if (file !== undefined) return existsSync(join(project, file));
    if (step !== undefined) return (codes.get(step) ?? 0) !== 0;
    throw new Error(`what is ${part}?`);
  };
  const anyOf = (text: string): boolean =>
    text
      .replace(/^\((.*)\)$/, '$1')
      .split(' || ')
      .some(said);
  return condition.split(' && ').every(anyOf);
}

/** What a runner would do, step by step. */
export const steps: Readonly<Record<string, () => Step[]>> = {
  shell: () => [alone(recipe('shell'))],
  github: () => stepsOf('github'),
  action: () => stepsOf('action'),
  gitlab: () => {
    const lines = recipe('gitlab').split('\n');
    return [
      alone(
        below(
          lines,
          lines.findIndex((line) => line.trim() === '- |'),
        ).join('\n'),
      ),
    ];
  },
};

function alone(script: string): Step {
  return { id: undefined, condition: 'success()', script };
}
