// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { generate, type GenerateRequest, snapshot, type SpecRequest } from '../src/api.js';

describe('a request that no command line could be', () => {
  it.each<[string, unknown]>([
    ['a request is an object', undefined],
    ['a request is an object', null],
    ['a request is an object', ['aarch64']],
    ['`config` is missing', {}],
    ['`config` is missing', { config: undefined, include: ['/tmp'] }],
    ['a kernel configuration is needed', { config: [] }],
    ['`config` is to be a list of texts', { config: 'aarch64' }],
    ['`config` is to be a list of texts', { config: [1] }],
    ['`config` is to be a list of texts', { config: ['a\0b'] }],
    ['`include` is to be a list of texts', { config: ['aarch64'], include: '/tmp' }],
    ['`set` is to be a list of texts', { config: ['aarch64'], set: 'DEBUG_BUILD=ON' }],
    ['`sel4` is to be a text', { config: ['aarch64'], sel4: ['tree'] }],
    ['`strict` is to be true or false', { config: ['aarch64'], strict: 'yes' }],
    ['`headers` is to be one of builtin, tree', { config: ['aarch64'], headers: 'x' }],
    ['no property `confg`. Did you mean `config`?', { config: ['aarch64'], confg: [] }],
    ['no property `toString`', { config: ['aarch64'], toString: 1 }],
  ])('throws: %s', (problem, request) => {
    expect(() => generate(request as GenerateRequest)).toThrow(problem);
    expect(() => snapshot(request as SpecRequest)).toThrow(problem);
    expect(() => generate(request as GenerateRequest)).toThrow(TypeError);
  });
  it.each<[string, object]>([
    ['`layer` is to be one of sys, typed', { layer: 'typd' }],
    ['`layer` is to be one of sys, typed', { layer: ['sys'] }],
    ['`docs` is to be one of full, none', { docs: 'x' }],
    ['`singleFile` is to be true or false', { singleFile: 1 }],
    ['`crateName` is to be the name of a crate', { crateName: '1st' }],
    ['`crateName` is to be the name of a crate', { crateName: 7 }],
    ['`crateName` is to be the name of a crate', { crateName: ['a'] }],
  ])('throws where it is for a crate: %s', (problem, properties) => {
    const request = { config: ['aarch64'], ...properties } as GenerateRequest;
    expect(() => generate(request)).toThrow(problem);
  });
  it('is none that leaves out what need not be there', () => {
    const request = { config: ['aarch64'], layer: undefined, set: undefined } as unknown as GenerateRequest;
    expect(generate(request)).toEqual(generate({ config: ['aarch64'] }));
  });
  it('is none that has something wrong in it: that is a diagnostic', () => {
    const { files, diagnostics } = generate({ config: ['no-such-preset'] });
    expect([files, diagnostics.map(({ code }) => code)]).toEqual([undefined, ['E0702']]);
  });
});
