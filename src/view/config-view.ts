// SPDX-License-Identifier: BSD-2-Clause
import { parseInteger } from '../condition/integer.js';
import type { Model } from '../model/model.js';
import { code } from './docs.js';
import { decimal, stringLiteral } from './rust-literals.js';
import { rustName } from './rust-names.js';

export interface ConfigView {
  readonly options: readonly {
    readonly name: string;
    readonly doc: string;
    readonly type: string;
    readonly value: string;
  }[];
  /** What the macro that chooses code by an option becomes for each. */
  readonly switches: readonly { readonly name: string; readonly chosen: string }[];
}

/** The configuration that everything was resolved against, as constants. */
export function toConfigView({ configuration, target }: Model): ConfigView {
  const about = [
    {
      name: 'LABEL',
      doc: 'How the generator was told of the configuration.',
      type: '&str',
      value: stringLiteral(configuration.label),
    },
    {
      name: 'SEL4_ARCH',
      doc: "The kernel's name for the architecture.",
      type: '&str',
      value: stringLiteral(target.sel4Arch),
    },
    { name: 'WORD_SIZE', doc: 'How many bits a word has.', type: 'u32', value: String(target.wordSize) },
  ];
  const options = configuration.options
    .filter(({ name }) => /^[A-Za-z_]\w*$/.test(name))
    .map(({ name, value }) => ({ name: rustName(name), doc: docOf(name, value), ...constant(value) }));
  // Numbers and texts are nothing to choose by. Which kernel it is, is known whether it is mentioned or not.
  const isOn = new Map([
    ['CONFIG_KERNEL_MCS', target.isMcs],
    ...options
      .filter(({ type }) => type === 'bool')
      .map(({ name, value }) => [name, value === 'true'] as const),
  ]);
  const switches = [...isOn]
    .map(([name, on]) => ({ name, chosen: on ? '$($then)*' : '$($other)*' }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { options: [...about, ...options], switches };
}

function docOf(name: string, value: boolean | string): string {
  const option = `The option ${code(name)}`;
  if (typeof value === 'boolean') return `${option} is ${value ? 'on' : 'off'}.`;
  return value === '' ? `${option} is empty.` : `${option} is ${code(value)}.`;
}

function constant(value: boolean | string): { type: string; value: string } {
  if (typeof value === 'boolean') return { type: 'bool', value: String(value) };
  const number = parseInteger(value);
  if (number !== undefined && number < 1n << 64n) return { type: 'u64', value: decimal(number) };
  return { type: '&str', value: stringLiteral(value) };
}
