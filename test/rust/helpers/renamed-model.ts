// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync, readFileSync } from 'node:fs';
import type { Model } from '../../../src/model/model.js';
import { repository } from '../../helpers/paths.js';

// Specs in which something is called otherwise than the generated code expects it.

/** A model in which things have other names, wherever they are spoken of. */
export function renamed(model: Model, names: Iterable<string>): Model {
  const others = new Map<string, string>();
  for (const name of names) others.set(name, `${name}_other`).set(`${name}_t`, `${name}_other_t`);
  // What is the same object in two places stays so: the blocks of a union are among all blocks.
  const known = new Map<object, unknown>();
  const copy = (value: unknown): unknown => {
    if (typeof value === 'string') return others.get(value) ?? value;
    if (typeof value !== 'object' || value === null) return value;
    const found = known.get(value) ?? copyOf(value);
    known.set(value, found);
    return found;
  };
  const copyOf = (value: object): unknown =>
    Array.isArray(value)
      ? value.map(copy)
      : Object.fromEntries(Object.entries(value).map(([key, of]) => [key, copy(of)]));
  return { ...(copy(model) as Model), target: model.target, configuration: model.configuration };
}

/** Every name that the specs of a configuration give to something. */
function declaredNames({ bitfields, headers, interfaces, structs, syscalls, labels }: Model): Set<string> {
  const { blocks, unions } = bitfields;
  const methods = interfaces.flatMap((one) => one.methods);
  const own = [
    ...headers.structs,
    ...structs,
    ...headers.typedefs,
    ...headers.aliases,
    ...syscalls,
    ...labels,
  ];
  const parts = [
    ...blocks.flatMap(({ fields }) => fields),
    ...headers.structs.flatMap(({ fields }) => fields),
    ...headers.enums.flatMap(({ values }) => values),
    ...methods.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]),
  ];
  const all = [...blocks, ...unions, ...interfaces, ...methods, ...own, ...parts, ...headers.constants];
  const others = [...headers.structs, ...headers.enums].flatMap(({ name, typedefs }) => [
    name ?? '',
    ...typedefs,
  ]);
  return new Set([...all.map(({ name }) => name), ...others].filter((name) => name !== ''));
}

/** Words in the texts of a file of the program; in a template, all words. */
function wordsIn(path: string, text: string): string[] {
  const code = text.replace(/^\s*(?:\/\/.*|\/?\*.*)$/gm, '');
  const texts = path.endsWith('.ts') ? (code.match(/'[^'\n]*'|"[^"\n]*"|`[^`]*`|\b\w+(?=:)/g) ?? []) : [code];
  return texts.flatMap((one) => one.match(/[A-Za-z]\w*/g) ?? []);
}

const places = [
  'src/view',
  'src/resolve',
  'templates/crate',
  'templates/sys',
  'templates/typed',
  'templates/support',
];

/** All words that the program could mean something of the specs by. */
const programWords: ReadonlySet<string> = new Set(
  places.flatMap((place) =>
    readdirSync(`${repository}/${place}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|hbs|rs)$/.test(file))
      .flatMap((file) => wordsIn(file, readFileSync(`${repository}/${place}/${file}`, 'utf8')))
      .flatMap((word) => [word, word.replace(/^(?:get|set|with|as)_/, ''), word.replace(/_t$/, '')]),
  ),
);

/** The names of the specs that stand somewhere in the program, whole or without the prefix that all have. */
export function namesInProgram(model: Model): string[] {
  const { blocks, unions } = model.bitfields;
  // The type of a block is called after it, and the model says by a flag that a method counts words.
  const others = new Set([...[...blocks, ...unions].map(({ name }) => `${name}_t`), 'count']);
  const isThere = (name: string): boolean =>
    programWords.has(name) || programWords.has(name.replace(/^(?:seL4|SEL4)_/, ''));
  return [...declaredNames(model)].filter((name) => isThere(name) && !others.has(name)).sort();
}
