// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { type CapView, toCapView } from './cap-view.js';
import { toTypesView, type TypesView } from './types-view.js';

/** The typed layer: one part for each of its modules. */
export interface TypedView {
  readonly cap: CapView;
  readonly context: object;
  readonly error: object;
  readonly fault: object;
  readonly ipc: object;
  readonly prelude: object;
  readonly types: TypesView;
}

export function toTypedView(model: Model): TypedView {
  return {
    cap: toCapView(model),
    context: {},
    error: {},
    fault: {},
    ipc: {},
    prelude: {},
    types: toTypesView(model),
  };
}
