// SPDX-License-Identifier: BSD-2-Clause
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readBuiltInNames } from '../../src/cli/package-files.js';
import { readTreeNames } from '../../src/cli/tree-names.js';
import { findOption, optionNames } from '../../src/impact/names.js';
import { presets } from '../config/helpers.js';

const names = optionNames(readBuiltInNames(), ['CONFIG_LIB_ONLY']);

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

const missing = trees.length === 0 ? ` (SEL4_DIR names no tree of ${presets.release})` : '';
describe.skipIf(missing !== '')(`the built-in names${missing}`, () => {
  it.each(trees)('are those of %s', (tree) => {
    const own = [...readTreeNames(tree)].map(([variable, options]) => [
      variable,
      [...new Set(options.map(({ key }) => key))],
    ]);
    const builtIn = [...readBuiltInNames()].map(([variable, options]) => [
      variable,
      options.map(({ key }) => key),
    ]);
    expect(Object.fromEntries(builtIn)).toEqual(Object.fromEntries(own));
  });
});
