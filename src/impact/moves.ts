// SPDX-License-Identifier: BSD-2-Clause
import type { Expression } from '../condition/expression.js';
import { excludedBy } from '../config/contradictions.js';
import type { State, Variable } from './variables.js';

/** What may happen to an option: another value while all others stay, or its turn where another one had it. */
export interface Move {
  readonly from: State;
  readonly to: State;
  /** Whether no other option moves. */
  readonly isAlone: boolean;
}

/** The moves of an option. One that excludes another one is not only switched on, but also chosen in its place. */
export function movesOf(variable: Variable, variables: readonly Variable[]): Move[] {
  const [first, ...others] = variable.states;
  if (!first) return [];
  const alone = others.map((to): Move => ({ from: first, to, isAlone: true }));
  const excluded = excludedBy(
    variable.name,
    variables.map(({ name }) => name),
  );
  const partners = variables.filter(({ name, isSwitch }) => isSwitch && excluded.includes(name));
  return [...alone, ...(variable.isSwitch ? partners.flatMap((partner) => exchange(variable, partner)) : [])];
}

/** The one is off and the other on, and then the other way round. */
function exchange(own: Variable, partner: Variable): Move[] {
  const [off, on] = own.states;
  const [partnerOff, partnerOn] = partner.states;
  if (!off || !on || !partnerOff || !partnerOn) return [];
  const joined = (title: string, one: State, other: State): State => ({
    title,
    text: one.text,
    truth: (atom) => one.truth(atom) ?? other.truth(atom),
  });
  const option = ({ name }: Variable): string => name.replace(/^CONFIG_/, '');
  return [
    {
      from: joined(option(partner), off, partnerOn),
      to: joined(option(own), on, partnerOff),
      isAlone: false,
    },
  ];
}

/** Whether a move decides an atom. */
export function decides({ from }: Move, atom: Expression): boolean {
  return from.truth(atom) !== undefined;
}
