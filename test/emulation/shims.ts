// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import type { Model } from '../../src/model/model.js';
import { namedEnums } from '../../src/view/headers/enums-view.js';
import { bitfieldType, methodFunction, rustName } from '../../src/view/rust-names.js';

/** A function of the program that calls one function of the crate; programs/shims.rs says how. */
export interface Shim {
  readonly symbol: string;
  /** The function of libsel4 that its vectors are of. */
  readonly function: string;
  /** What it takes, one word each: C's names, and what kind of word it is. */
  readonly parameters: readonly { readonly name: string; readonly kind: ParameterKind }[];
  /** What it gives, with the number of words, in the order in which they are written. */
  readonly results: readonly { readonly name: string; readonly words: number }[];
  readonly text: string;
}

/** A value, the address of one, of a word that may be left out, of text, or of the IPC buffer. */
export type ParameterKind = 'value' | 'struct' | 'optional' | 'text' | 'buffer';

const support = readFileSync(new URL('programs/shims.rs', import.meta.url), 'utf8');

/** The module with the shims; `more` is what those of one layer need besides. */
export function shimModule(model: Model, shims: readonly Shim[], more: readonly string[]): string {
  const blocks = model.bitfields.blocks
    .filter(({ words }) => words === 1)
    .map(({ name }) => bitfieldType(name));
  const enums = namedEnums(model.headers.enums).map(({ name }) => name);
  return [
    support,
    `blocks!(${blocks.join(' ')});`,
    `enums!(${enums.join(' ')});`,
    `structs!(${model.structs.map(({ name }) => rustName(name)).join(' ')});`,
    ...more,
    ...shims.map(({ text }) => text),
  ].join('\n');
}

/** Shims of all functions in `sys` that enter the kernel, as the text of the crate declares them. */
export function sysShims(model: Model, text: string): Shim[] {
  const results = new Map<string, Shim['results']>(
    model.interfaces.flatMap(({ name: owner, methods }) =>
      methods.map((method) => [`${methodFunction(owner, method.name)}_t`, resultMembers(method.outputs)]),
    ),
  );
  const functions = text.matchAll(/pub unsafe fn (seL4_\w+)\(([^{]*?)\)(?: -> (\w+))? \{/g);
  return Array.from(functions, ([, name = '', list = '', returns]) => {
    const parameters = list
      .split(/,\s*(?=\w|$)/)
      .filter((one) => one.trim() !== '')
      .map((one) => /^\s*(?:r#|_(?=ipc))?(\w+): ([^]*)$/.exec(one))
      .map((found) => ({ name: found?.[1] ?? '', kind: kindOf(found?.[2] ?? '') }));
    const args = parameters.map((_, index) => `words.get(${index})`);
    return {
      symbol: `sys_${name}`,
      function: name,
      parameters,
      results: results.get(returns ?? '') ?? (returns ? [{ name: 'return', words: 1 }] : []),
      text: `shim!(sys_${name}, |words| sys::${name}(${args.join(', ')}));`,
    };
  });
}

/** What the result structs of `sys` need to be written. */
export function sysSupport(model: Model): string {
  const structs = model.interfaces.flatMap(({ name: owner, methods }) =>
    methods
      .filter(({ outputs }) => outputs.some(({ byReference }) => !byReference))
      .map(({ name, outputs }) => {
        const members = resultMembers(outputs).map((one) => rustName(one.name));
        return `sys::${methodFunction(owner, name)}_t: ${members.join(' ')};`;
      }),
  );
  return `results!(${structs.join(' ')});`;
}

function resultMembers(
  outputs: readonly { readonly name: string; readonly byReference: boolean }[],
): Shim['results'] {
  return [{ name: 'error' }, ...outputs.filter(({ byReference }) => !byReference)].map(({ name }) => ({
    name,
    words: 1,
  }));
}

function kindOf(type: string): ParameterKind {
  if (type === 'IpcBuffer') return 'buffer';
  if (type.startsWith('Option<')) return 'optional';
  if (/\bCStr$/.test(type)) return 'text';
  return type.startsWith('&') ? 'struct' : 'value';
}
