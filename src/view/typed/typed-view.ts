// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';

/** The typed layer: one part for each of its modules. */
export interface TypedView {
  readonly cap: object;
  readonly context: object;
  readonly error: object;
  readonly fault: object;
  readonly ipc: object;
  readonly prelude: object;
  readonly types: object;
}

export function toTypedView(model: Model): TypedView {
  void model;
  return { cap: {}, context: {}, error: {}, fault: {}, ipc: {}, prelude: {}, types: {} };
}
