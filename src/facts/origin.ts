// SPDX-License-Identifier: BSD-2-Clause
import type { Place } from '../model/place.js';
import { flag, toAt } from './fact.js';

/** Where a fact of the C headers comes from: the last properties of each. */
export type Origin = (of: { readonly place: Place; readonly deprecated?: string | undefined }) => {
  readonly deprecated: string | undefined;
  readonly builtIn: true | undefined;
  readonly at: string;
};

/** Headers that are made from the specs are never borrowed: their place is no file. */
export function originOf(isBorrowed: boolean): Origin {
  return ({ place, deprecated }) => ({
    deprecated,
    builtIn: flag(isBorrowed && !place.path.startsWith('<')),
    at: toAt(place),
  });
}
