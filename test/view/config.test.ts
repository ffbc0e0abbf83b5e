// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import type { Model } from '../../src/model/model.js';
import { toConfigView } from '../../src/view/config-view.js';
import { presetModel } from './preset-model.js';

const then = '$($then)*';
const other = '$($other)*';

function chosen(model: Model): Map<string, string> {
  return new Map(toConfigView(model).switches.map(({ name, chosen: text }) => [name, text]));
}

describe('code that is chosen by an option', () => {
  it('is that of the configuration', () => {
    const mcs = chosen(presetModel('x86_64-mcs'));
    expect(mcs.get('CONFIG_KERNEL_MCS')).toBe(then);
    expect(mcs.get('CONFIG_PRINTING')).toBe(other);
    expect(chosen(presetModel('x86_64')).get('CONFIG_KERNEL_MCS')).toBe(other);
    expect(chosen(presetModel('x86_64-debug')).get('CONFIG_PRINTING')).toBe(then);
  });
  it('is chosen by what is on or off alone', () => {
    const { options, switches } = toConfigView(presetModel('aarch64'));
    const booleans = options.filter(({ type }) => type === 'bool').map(({ name }) => name);
    expect(switches.map(({ name }) => name)).toEqual(booleans);
    expect(booleans.length).toBeLessThan(options.length);
  });
  it('knows the kernel where the configuration does not mention it', () => {
    const model = presetModel('aarch64-mcs');
    const silent = { ...model, configuration: { ...model.configuration, options: [] } };
    expect([...chosen(silent)]).toEqual([['CONFIG_KERNEL_MCS', then]]);
  });
});
