// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { code } from '../docs.js';
import { bitfieldType } from '../rust-names.js';
import { constantName, withoutPrefix, wordsOf } from './names.js';
import { combinedRights, rightsMacros } from './tables/rights.js';
import { type ValueType, wordBlock } from './values.js';

/** The rights that a capability gives: a bit for each field of the block. */
export function toCapRights(model: Model): ValueType | undefined {
  const block = wordBlock(model, 'seL4_CapRights');
  if (!block || block.visibleOrder.length === 0) return undefined;
  const fields = [...block.fields].reverse().map(({ name }) => name);
  const value = (isSet: (name: string) => boolean): string => {
    const args = block.visibleOrder.map((name) => (isSet(name) ? '!0' : '0'));
    return `sys::${bitfieldType(block.name)}::new(${args.join(', ')}).words[0]`;
  };
  const single = fields.map((field) => ({
    name: constantName(wordsOf(withoutPrefix(field).replace(/^capAllow(?=.)/, ''))),
    meaning: `The right that ${code(field)} stands for.`,
    fields: [field],
  }));
  const fieldsOf = (names: readonly string[]): string[] =>
    single.filter(({ name }) => names.includes(name)).flatMap((one) => one.fields);
  const combined = combinedRights
    .filter(({ rights, name }) => fieldsOf(rights).length === rights.length && !fieldsOf([name]).length)
    .map(({ name, doc, kind, rights }) => {
      const named = fieldsOf(rights);
      const rest = fields.filter((field) => !named.includes(field));
      return { name, meaning: doc, fields: kind === 'these' ? named : rest };
    });
  const rights = [
    { name: 'NONE', meaning: 'No rights.', fields: [] },
    ...single,
    ...combined,
    { name: 'ALL', meaning: 'All rights.', fields },
  ];
  return {
    name: bitfieldType(block.name),
    rustName: 'CapRights',
    doc: ['What a capability allows: the rights that a copy or a mapping has at most.'],
    isFlags: true,
    values: rights.map(({ name, meaning, fields: set }) => {
      const macro = rightsMacros.find((one) => one.name === name)?.macro;
      const doc = macro === undefined ? meaning : `${meaning} C: ${code(macro)}.`;
      return { rustName: name, doc, word: value((field) => set.includes(field)) };
    }),
    aliases: [],
    sys: undefined,
  };
}
