// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderAlias } from '../../model/header.js';
import type { Interface, Method } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import { code, headerLine, paragraphs } from '../docs.js';
import { deprecation } from '../headers/deprecation.js';
import { literal } from '../headers/constants-view.js';
import { call, signature } from '../layout-marks.js';
import { bitfieldType, methodFunction, rustName } from '../rust-names.js';
import type { EnumTypes } from './enums.js';

export interface AliasFunctionView {
  readonly name: string;
  readonly doc: readonly string[];
  readonly attributes: readonly string[];
  readonly signature: string;
  readonly body: string;
}

/** The head of a method's function, as the module declares it. */
export interface FunctionHead {
  /** The IPC buffer and the invoked capability first. */
  readonly parameters: readonly { readonly name: string; readonly type: string }[];
  readonly returns: string;
}

/** Functions that exist only in libsel4's headers and call a method: older names, and forms with fewer arguments. */
export function toAliasFunctions(
  model: Model,
  headOf: (owner: Interface, method: Method) => FunctionHead,
  enums: EnumTypes,
): AliasFunctionView[] {
  const { blocks, unions } = model.bitfields;
  const words = new Set([...blocks, ...unions].map(({ name }) => bitfieldType(name)));
  const targets = new Map(
    model.interfaces.flatMap((owner) =>
      owner.methods.map(
        (method) => [methodFunction(owner.name, method.name), headOf(owner, method)] as const,
      ),
    ),
  );
  const { aliases, isBorrowed } = model.headers;
  return aliases
    .filter(({ kind }) => kind === 'function')
    .flatMap((alias) => {
      const target = targets.get(alias.of);
      return target ? toAlias(alias, target, isBorrowed, enums, words) : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function toAlias(
  { name, of, call: forwarded, deprecated, place }: HeaderAlias,
  { parameters, returns }: FunctionHead,
  isBorrowed: boolean,
  enums: EnumTypes,
  blocks: ReadonlySet<string>,
): AliasFunctionView[] {
  const [buffer, ...others] = parameters;
  if (!buffer || (forwarded && forwarded.args.length !== others.length)) return [];
  // C makes a value of any integer; in Rust, not every type has one of that number.
  const isPassed = (given: string | bigint | undefined, type = ''): boolean =>
    typeof given !== 'bigint' || (given >= 0n && !type.startsWith('&') && !blocks.has(type));
  if (forwarded?.args.some((given, index) => !isPassed(given, others[index]?.type))) return [];
  const args = others.map((parameter, index) => {
    const given = forwarded ? forwarded.args[index] : parameter.name;
    return typeof given === 'bigint' ? enums.fromWord(parameter.type, literal(given)) : rustName(given ?? '');
  });
  // A parameter has the type of the one that it is passed for.
  const own = forwarded?.parameters.map((parameter) => {
    const passed = others[forwarded.args.indexOf(parameter.name)];
    return passed && { name: rustName(parameter.name), type: passed.type };
  });
  if (own?.includes(undefined)) return [];
  const declared = [buffer, ...(own ?? others)].flatMap((one) => (one ? [`${one.name}: ${one.type}`] : []));
  return [
    {
      name,
      doc: paragraphs(
        [`Calls [\`${of}\`]${forwarded ? '.' : ', under another name.'}`],
        ['# Safety', '', `As for [\`${of}\`].`],
        [`Alias of ${code(of)}. ${headerLine(place, isBorrowed)}`],
      ),
      attributes: deprecation(deprecated),
      signature: signature(`pub unsafe fn ${rustName(name)}`, declared, ` -> ${returns} {`),
      body: call(of, [buffer.name, ...args]),
    },
  ];
}
