// SPDX-License-Identifier: BSD-2-Clause
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBuiltInBuild } from '../../src/cli/package-files.js';
import { readTreeBuild } from '../../src/cli/tree-names.js';
import { findOption, optionNames } from '../../src/impact/names.js';
import type { CMakeBuild } from '../../src/syntax/kernel-config/cmake-build.js';
import { derivations } from '../../src/syntax/kernel-config/cmake-derived.js';
import { toOptionName } from '../../src/syntax/kernel-config/entry.js';
import { presets } from '../config/helpers.js';
import { repository } from '../helpers/paths.js';

const names = optionNames(readBuiltInBuild(), ['CONFIG_LIB_ONLY']);

describe('names of options', () => {
  it.each([
    ['KernelIsMCS', ['CONFIG_KERNEL_MCS']],
    ['CONFIG_KERNEL_MCS', ['CONFIG_KERNEL_MCS']],
    ['KERNEL_MCS', ['CONFIG_KERNEL_MCS']],
    ['LIB_ONLY', ['CONFIG_LIB_ONLY']],
    // Boards have two macros for one variable.
    ['KernelPlatImx7', ['CONFIG_PLAT_IMX7', 'CONFIG_PLAT_IMX7_SABRE']],
  ])('%s', (name, macros) => {
    const found = findOption(name, names);
    expect('macros' in found && [...found.macros].sort()).toEqual(macros);
  });
  it('hint at what was meant', () => {
    expect(findOption('KernelIsMSC', names)).toEqual({ hint: 'KernelIsMCS' });
    expect(findOption('', names)).toEqual({ hint: undefined });
  });
});

const trees = (process.env['SEL4_DIR'] ?? '')
  .split(':')
  .filter((tree) => tree.endsWith(presets.release) && existsSync(`${tree}/config.cmake`));

const builtIn = `${repository}/fixtures/specs/cmake-names.json`;

/** What the program keeps of a build: names without CONFIG_, everything sorted. */
function toText({ names: variables, derived, platforms }: CMakeBuild): string {
  const sorted = <T>(all: Iterable<readonly [string, T]>): Record<string, T> =>
    Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  const document = {
    names: sorted(
      Array.from(variables, ([variable, options]) => [
        variable,
        [...new Set(options.map(({ key }) => toOptionName(key)))],
      ]),
    ),
    derived: sorted(
      Array.from(derived, ([option, sources]) => [
        toOptionName(option),
        Object.fromEntries(
          derivations.flatMap((how) => {
            const own = [...sources].filter(([, each]) => each === how).map(([name]) => toOptionName(name));
            return own.length > 0 ? [[how, own.sort()]] : [];
          }),
        ),
      ]),
    ),
    platforms: sorted(platforms),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

describe('the built-in build', () => {
  it('is read as it is written', () => {
    expect(toText(readBuiltInBuild())).toBe(readFileSync(builtIn, 'utf8'));
  });
});

const missing = trees.length === 0 ? ` (SEL4_DIR names no tree of ${presets.release})` : '';
describe.skipIf(missing !== '')(`the built-in build${missing}`, () => {
  it.each(trees)('is that of %s', (tree) => {
    const text = toText(readTreeBuild(tree));
    if (process.env['RECORD'] === '1') writeFileSync(builtIn, text);
    expect(text).toBe(readFileSync(builtIn, 'utf8'));
  });
});
