// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderEnum } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { code, headerLine, paragraphs } from '../docs.js';
import { choice } from '../layout-marks.js';
import { stringLiteral } from '../rust-literals.js';
import { rustName } from '../rust-names.js';
import { assignment, constant, implHead, matchArm, tupleStruct } from '../statements.js';
import { literal } from './constants-view.js';
import { enumName } from './names.js';

export interface EnumView {
  readonly name: string;
  readonly doc: readonly string[];
  /** What says of which integer it is made. */
  readonly declaration: string;
  readonly values: readonly { readonly doc: string; readonly constant: string }[];
  /** What `Debug` calls the values; of several names for one value, the first. */
  readonly arms: readonly string[];
  /** The head of what shows it, and the statement that says its name. */
  readonly debugHead: string;
  readonly saysName: string;
  readonly checks: readonly string[];
}

/** Types whose values the crate returns: as wide as the word that the kernel answers with. */
export const wholeWord: ReadonlySet<string> = new Set(['seL4_Error']);

export function toEnumsView({ headers, target }: Model): EnumView[] {
  return namedEnums(headers.enums).map(({ name, of }) => {
    const isWhole = wholeWord.has(name);
    const bits = isWhole ? target.wordSize : of.size * 8;
    const distinct = new Map([...of.values].reverse().map((each) => [each.value, each.name]));
    return {
      name,
      doc: paragraphs(
        [`The values of C's ${code(`enum ${of.name ?? name}`)}; the kernel may send others.`],
        isWhole ? ['A whole word here, as the kernel reports it; C has an `int`.'] : [],
        [headerLine(of.place, headers.isBorrowed)],
      ),
      declaration: tupleStruct(name, `${of.isSigned ? 'i' : 'u'}${bits}`),
      values: of.values.map((each) => ({
        doc: headerLine(each.place, headers.isBorrowed),
        constant: constant(rustName(each.name), 'Self', `Self(${literal(each.value)})`),
      })),
      arms: [...distinct].reverse().map(([value, each]) => matchArm(literal(value), stringLiteral(each))),
      debugHead: implHead('core::fmt::Debug', name),
      saysName: assignment('const NAME: &str', stringLiteral(name.replace(/^r#/, ''))),
      checks: [
        sizeCheck(name, bits / 8),
        ...of.values.flatMap((each) => check(`${name}::${rustName(each.name)}`, literal(each.value))),
      ],
    };
  });
}

/** The widest assertion that a module of a single file has room for; rustfmt breaks wider ones in many ways. */
const checkWidth = 100 - 12;

function sizeCheck(name: string, size: number): string {
  const [open, close] = ['core::mem::size_of::<', `>() == ${size}`];
  return choice(
    { lines: [`assert!(${open}${name}${close});`] },
    { lines: ['assert!(', `    ${open}${name}${close}`, ');'] },
    { lines: ['assert!(', `    ${open}`, `        ${name},`, `    ${close}`, ');'] },
  );
}

function check(path: string, value: string): string[] {
  const line = `assert!(${path}.0 == ${value});`;
  return line.length <= checkWidth
    ? [line]
    : [assignment('let value', path), `assert!(value.0 == ${value});`];
}

/** Sorted by name. The numbers of system calls are integers, see the module `numbers`. */
export function namedEnums(enums: readonly HeaderEnum[]): { name: string; of: HeaderEnum }[] {
  return enums
    .flatMap((of) => {
      const name = enumName(of);
      return name === undefined || name === 'seL4_Syscall_ID' ? [] : [{ name, of }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
