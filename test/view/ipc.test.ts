// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTemplates } from '../../src/cli/package-files.js';
import { renderCrate } from '../../src/emit/render-crate.js';
import type { Model } from '../../src/model/model.js';
import { toCrateView } from '../../src/view/crate-view.js';
import { toSyscallsView } from '../../src/view/syscalls/syscalls-view.js';
import { toIpcView } from '../../src/view/typed/ipc/ipc-view.js';
import { trees } from '../header/trees.js';
import { presetNames } from '../rust/helpers/configurations.js';
import { presetModel } from './preset-model.js';

/** Raw functions that the typed layer does not call, and why. */
const exceptions: readonly (readonly [RegExp, (model: Model) => boolean, string])[] = [
  [
    /^seL4_Poll$/,
    () => true,
    'the name of another function for notifications: `Notification::poll` calls that one',
  ],
  [
    /^seL4_Wait$/,
    ({ target }) => !target.isMcs,
    'the name of `seL4_Recv` for notifications: `Notification::wait` calls that one',
  ],
];

const templates = readTemplates();
const provenance = { tool: 'test', version: '0', specs: '0', configuration: '0' };

/** The functions of `sys` that modules `ipc` and `debug` call. */
function calledBy(model: Model): Set<string> {
  const files = renderCrate(
    toCrateView(model, { name: 'test', layer: 'typed', hasDocs: true }, provenance),
    templates,
  );
  const text = files
    .filter(({ path }) => /^src\/(?:ipc\/calls|debug)\.rs$/.test(path))
    .map((one) => one.text);
  expect(text).toHaveLength(2);
  const code = text.join('\n').replace(/^ *\/\/.*$/gm, '');
  return new Set(Array.from(code.matchAll(/\bsys::(seL4_\w+)\(/g), ([, name = '']) => name));
}

describe('every system call', () => {
  it.each(presetNames())('of preset %s is called by the typed layer', (preset) => {
    const model = presetModel(preset);
    const called = calledBy(model);
    const excused = (name: string): boolean =>
      exceptions.some(([pattern, applies]) => pattern.test(name) && applies(model));
    const functions = toSyscallsView(model).functions.map(({ name }) => name);
    expect(functions.filter((name) => !called.has(name) && !excused(name))).toEqual([]);
    // The system calls themselves: there is a function of each one's name.
    const calls = model.syscalls.map(({ name }) => `seL4_${name}`);
    expect(calls.length).toBeGreaterThan(7);
    expect(calls.filter((name) => !called.has(name))).toEqual([]);
  });
  it('that is an exception exists', () => {
    const models = ['aarch64', 'aarch64-mcs'].map(presetModel);
    for (const [pattern, applies] of exceptions) {
      const has = models
        .filter(applies)
        .some((model) => toSyscallsView(model).functions.some(({ name }) => pattern.test(name)));
      expect(has, String(pattern)).toBe(true);
    }
  });
});

describe('what can be sent to before receiving', () => {
  it('is there under MCS alone', () => {
    expect(toIpcView(presetModel('aarch64-mcs'), true).destinations).toEqual([
      'Endpoint',
      'Notification',
      'Reply',
      'IrqHandler',
    ]);
    expect(toIpcView(presetModel('aarch64'), true).hasDestinations).toBe(false);
  });
});

describe('the kernel', () => {
  for (const [version, tree] of trees) {
    const read = (path: string): string =>
      readFileSync(`${tree}/${path}`, 'utf8')
        .replace(/\/\*[^]*?\*\//g, '')
        .replace(/\s+/g, ' ');
    /** The registers that a function sets. */
    const sets = (text: string, name: string): string[] => {
      const body = new RegExp(`\\bvoid ${name}\\([^{;]*\\{(.*?) (?=static |void |exception_t |#)`).exec(
        text,
      )?.[1];
      return Array.from((body ?? '').matchAll(/setRegister\((\w+, ?\w+)/g), ([, one = '']) => one);
    };
    it(`of seL4 ${version} tells of signals and of failed polls by the badge alone`, () => {
      expect(sets(read('src/kernel/thread.c'), 'doNBRecvFailedTransfer')).toEqual(['thread, badgeRegister']);
      expect(sets(read('src/object/notification.c'), 'completeSignal')).toEqual(['tcb, badgeRegister']);
    });
    it(`of seL4 ${version} stops a caller that nobody can answer`, () => {
      expect(read('src/object/endpoint.c')).toContain('setThreadState(sender, ThreadState_Inactive)');
    });
  }
  if (trees.size === 0) it.skip('of any release (SEL4_DIR names no tree)');
});
