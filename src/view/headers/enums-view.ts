// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderEnum } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { code, headerLine, paragraphs } from '../docs.js';
import { stringLiteral } from '../rust-literals.js';
import { rustName } from '../rust-names.js';
import { assertion, constant, matchArm } from '../statements.js';
import { literal } from './constants-view.js';
import { enumName, isGenerated } from './names.js';

export interface EnumView {
  readonly name: string;
  readonly doc: readonly string[];
  /** The integer that it is. */
  readonly type: string;
  readonly values: readonly { readonly doc: string; readonly constant: string }[];
  /** What `Debug` calls the values; of several names for one value, the first. */
  readonly arms: readonly string[];
  /** Its name, as a string. */
  readonly literal: string;
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
      type: `${of.isSigned ? 'i' : 'u'}${bits}`,
      values: of.values.map((each) => ({
        doc: headerLine(each.place, headers.isBorrowed),
        constant: constant(rustName(each.name), 'Self', `Self(${literal(each.value)})`),
      })),
      arms: [...distinct].reverse().map(([value, each]) => matchArm(literal(value), stringLiteral(each))),
      literal: stringLiteral(name.replace(/^r#/, '')),
      checks: [
        assertion(`core::mem::size_of::<${name}>()`, '==', String(bits / 8)),
        // The values of generated headers are asserted where the spec's own modules have them.
        ...(isGenerated(of) ? [] : of.values).map((each) =>
          assertion(`${name}::${rustName(each.name)}.0`, '==', literal(each.value)),
        ),
      ],
    };
  });
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
