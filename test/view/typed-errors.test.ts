// SPDX-License-Identifier: BSD-2-Clause
import { describe, expect, it } from 'vitest';
import { layOut } from '../../src/emit/layout.js';
import type { Model } from '../../src/model/model.js';
import { enumName } from '../../src/view/headers/names.js';
import { errorPayloads, errorTexts, noErrors } from '../../src/view/typed/errors/error-facts.js';
import { type ErrorView, toErrorView } from '../../src/view/typed/errors/error-view.js';
import { lookupShapes, noFailures } from '../../src/view/typed/errors/lookup-facts.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInSpecs } from '../helpers/paths.js';
import { readTree, trees } from '../header/trees.js';
import { futureModel, withoutEnums } from './invented-model.js';
import { presetModel } from './preset-model.js';

const model = presetModel('aarch64-mcs');

function viewOf(of: Model): ErrorView {
  const view = toErrorView(of);
  if (!view) throw new Error('no errors');
  return view;
}

const shapes = (variants: ErrorView['variants']): string[] =>
  variants.map(({ name, fields }) => [name, ...fields.map((field) => field.name)].join(' '));

const known = [
  'InvalidArgument index',
  'InvalidCapability index',
  'IllegalOperation',
  'RangeError min max',
  'AlignmentError',
  'FailedLookup is_source failure',
  'TruncatedMessage',
  'DeleteFirst',
  'RevokeFirst',
  'NotEnoughMemory available',
];

const lookups = [
  'InvalidRoot',
  'MissingCapability bits_left',
  'DepthMismatch bits_left bits_found',
  'GuardMismatch bits_left guard_found bits_found',
];

describe('errors', () => {
  it('are those of the header, with the words that come with them', () => {
    expect(shapes(viewOf(model).variants)).toEqual(known);
    expect(shapes(viewOf(model).lookup.variants)).toEqual(lookups);
  });
  it('read their words in order', () => {
    const decode = viewOf(model).variants.flatMap((one) => one.decode.map((line) => layOut(line)));
    expect(decode.join('\n')).toContain(
      'sys::seL4_RangeError => Self::RangeError {\n    min: error.word(0),\n    max: error.word(1),\n},',
    );
    expect(decode).toContain('sys::seL4_AlignmentError => Self::AlignmentError,');
  });
  it('describe lookup failures where a capability fault has them', () => {
    const guard = viewOf(model)
      .lookup.variants.at(-1)
      ?.fields.map(({ value }) => value);
    expect(guard).toEqual(['word(1)', 'word(2)', 'word(3)']);
  });
  it('may be new: then they come without words, each number and each name once', () => {
    const { variants, lookup } = viewOf(futureModel(model));
    expect(shapes(variants)).toEqual([...known, 'OutOfEnergy']);
    const added = variants.at(-1);
    expect(added?.show.map((line) => layOut(line))).toEqual([
      'Self::OutOfEnergy => f.write_str("seL4_OutOfEnergy"),',
    ]);
    expect(shapes(lookup.variants)).toEqual([...lookups, 'TornCapability']);
  });
});

describe('headers that declare something else', () => {
  it('have no module without errors', () => {
    expect(toErrorView(withoutEnums(model, 'seL4_Error'))).toBeUndefined();
    const enums = model.headers.enums.map((one) =>
      enumName(one) === 'seL4_Error' ? { ...one, isSigned: true } : one,
    );
    expect(toErrorView({ ...model, headers: { ...model.headers, enums } })).toBeUndefined();
  });
  it.each(['seL4_LookupFailureType', 'seL4_CapFault_Msg'])('have no lookup failures without %s', (name) => {
    const view = viewOf(withoutEnums(model, name));
    expect(view.hasLookup).toBe(false);
    expect(shapes(view.variants)).toEqual(known.map((one) => one.replace(' is_source failure', '')));
  });
  it('have no description of which a word is missing', () => {
    const enums = model.headers.enums.map((one) => ({
      ...one,
      values: one.values.filter(({ name }) => name !== 'seL4_CapFault_GuardMismatch_GuardFound'),
    }));
    const view = viewOf({ ...model, headers: { ...model.headers, enums } });
    expect(shapes(view.lookup.variants)).toEqual([...lookups.slice(0, 3), 'GuardMismatch']);
  });
  it('may have no error', () => {
    const enums = model.headers.enums.map((one) =>
      enumName(one) === 'seL4_Error' ? { ...one, values: one.values.slice(0, 1) } : one,
    );
    expect(viewOf({ ...model, headers: { ...model.headers, enums } })).toMatchObject({
      variants: [],
      words: 1,
      hasFields: false,
    });
  });
});

describe('the tables', () => {
  const sources = [
    ['the built-in headers', builtInSpecs] as const,
    ...[...trees].map(([version, tree]) => [`seL4 ${version}`, tree] as const),
  ];
  it.each(sources)('know every error and lookup failure of %s', (_, tree) => {
    const { enums } = readTree(tree, presetConfig('aarch64')).facts;
    const names = (name: string): string[] =>
      enums.find((one) => enumName(one) === name)?.values.map((one) => one.name) ?? [];
    expect(names('seL4_Error').filter((name) => !noErrors.has(name))).toEqual([...errorTexts.keys()]);
    expect(names('seL4_LookupFailureType').filter((name) => !noFailures.has(name))).toEqual([
      ...lookupShapes.keys(),
    ]);
    expect([...errorPayloads.keys()].filter((name) => !errorTexts.has(name))).toEqual([]);
  });
  it('have texts that fit on a line', () => {
    const texts = [...errorTexts.values(), ...lookupShapes.values()].map(({ text }) => text);
    expect(texts.filter((text) => text.length > 55)).toEqual([]);
  });
});
