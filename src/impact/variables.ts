// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../condition/bdd.js';
import { holds, type MacroLookup } from '../condition/evaluate.js';
import { comparisons, type Expression } from '../condition/expression.js';
import { parseInteger } from '../condition/integer.js';
import { macrosIn } from './fixed.js';

/** An option with the ways in which conditions can tell its values apart. */
export interface Variable {
  /** The macro. */
  readonly name: string;
  /** The first is off, not set, or the smallest. */
  readonly states: readonly State[];
  /** Whether conditions ask no more than whether it is on. */
  readonly isSwitch: boolean;
}

/** Values of an option that no condition tells apart. */
export interface State {
  /** `on`, `832 or more`, the name of a platform. */
  readonly title: string;
  /** One of the values, as C sees it; undefined for a macro that is not defined. */
  readonly text: string | undefined;
  /** What is known of an atom of the conditions; undefined where the option does not decide it. */
  readonly truth: (atom: Expression) => boolean | undefined;
}

/** Which option a macro of the conditions speaks of, and what its macros are where that option has a text. */
export interface Naming {
  readonly optionOf: (macro: string) => string;
  /** Texts that conditions tell apart although none of them compares numbers. */
  readonly textsOf: (option: string) => readonly string[];
  readonly macro: (name: string, lookup: MacroLookup) => string | undefined;
}

/** More ways than this one option alone has in no kernel. */
const stateLimit = 256;

/** Every option that conditions ask for, sorted by name. */
export function findVariables(atoms: readonly Expression[], naming: Naming): Variable[] {
  const byOption = new Map<string, Expression[]>();
  for (const atom of atoms)
    for (const option of new Set(macrosIn(atom).map(naming.optionOf)))
      byOption.set(option, [...(byOption.get(option) ?? []), atom]);
  return [...byOption]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, own]) => ({
      name,
      states: statesOf(name, own, naming),
      isSwitch:
        naming.textsOf(name).length === 0 && own.every(({ kind }) => kind === 'defined' || kind === 'macro'),
    }));
}

function statesOf(name: string, atoms: readonly Expression[], naming: Naming): State[] {
  const texts = naming.textsOf(name);
  const plain = atoms.filter((atom) => isPlain(atom));
  const truthOf = (atom: Expression, text: string | undefined): boolean =>
    holds(atom, (macro) => naming.macro(macro, (option) => (option === name ? text : undefined)));
  const found = new Map<string, (string | undefined)[]>();
  const isNumber = texts.length === 0 && plain.some(({ kind }) => kind === 'binary');
  const tried = texts.length > 0 ? texts : isNumber ? numbersBeside(plain) : ['1', '0'];
  for (const text of [undefined, ...tried]) {
    const key = plain.map((atom) => (truthOf(atom, text) ? '1' : '0')).join('');
    found.set(key, [...(found.get(key) ?? []), text]);
  }
  const states = [...found.values()].map((own): State => {
    const [text] = own;
    return {
      title:
        texts.length > 0
          ? (text ?? 'any other')
          : isNumber
            ? range(own, tried)
            : (text ?? 'off').replace(/^1$/, 'on'),
      text: isNumber ? own.find((each) => each !== undefined) : text,
      truth: (atom) => (plain.includes(atom) ? truthOf(atom, text) : undefined),
    };
  });
  return withFree(
    states,
    atoms.filter((atom) => !plain.includes(atom)),
  );
}

/** Arithmetic, and comparisons of several options, may be true or false in every state: nothing is known of them. */
function withFree(states: readonly State[], free: readonly Expression[]): State[] {
  const [atom, ...others] = free;
  if (!atom || states.length * 2 > stateLimit) return [...states];
  const both = states.flatMap((state) =>
    [false, true].map((is): State => ({
      ...state,
      truth: (asked) => (asked === atom ? is : state.truth(asked)),
    })),
  );
  return withFree(both, others);
}

/** Whether the truth changes at the numbers in the condition alone. */
function isPlain(atom: Expression): boolean {
  if (atom.kind === 'defined' || atom.kind === 'macro') return true;
  if (atom.kind !== 'binary' || !comparisons.has(atom.operator)) return false;
  const kinds = [atom.left.kind, atom.right.kind];
  return kinds.includes('macro') && kinds.includes('number');
}

/** Values that stand for all others: what conditions compare with, and the numbers next to it. */
function numbersBeside(atoms: readonly Expression[]): string[] {
  const numbers = atoms.flatMap((atom) => {
    if (atom.kind !== 'binary') return [];
    const [value] = [atom.left, atom.right].flatMap((side) => (side.kind === 'number' ? [side.value] : []));
    return value === undefined ? [] : [value - 1n, value, value + 1n];
  });
  const all = [...new Set([0n, 1n, ...numbers])].filter((value) => value >= 0n);
  return all.sort((a, b) => (a < b ? -1 : 1)).map(String);
}

/** `832 or more`: consecutive numbers among all that were tried. */
function range(own: readonly (string | undefined)[], tried: readonly string[]): string {
  const numbers = own.flatMap((text) => parseInteger(text ?? '') ?? []);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return 'not set';
  const isGapless = numbers.every(
    (number) =>
      number === first ||
      tried[tried.indexOf(String(number)) - 1] === String(numbers[numbers.indexOf(number) - 1]),
  );
  if (!isGapless) return 'any other';
  if (own.includes(tried.at(-1))) return `${first} or more`;
  if (own.includes(undefined) || first === 0n) return `${last} or less`;
  return first === last ? String(first) : `${first} to ${last}`;
}

/** The combinations of atoms that a value of every option gives: what conditions say of one option fits together. */
export function consistency(
  space: ConditionSpace,
  atoms: readonly Expression[],
  variables: readonly Variable[],
): number {
  let all = 1;
  for (const { states } of variables) {
    let any = 0;
    for (const { truth } of states) {
      let here = 1;
      for (const atom of [...atoms].reverse()) {
        const is = truth(atom);
        if (is === undefined) continue;
        const node = space.build(atom);
        here = space.and(is ? node : space.not(node), here);
      }
      any = space.or(any, here);
    }
    all = space.and(all, any);
  }
  return all;
}
