// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { type DebugView, toDebugView } from './debug/debug-view.js';
import { type IpcView, toIpcView } from './ipc/ipc-view.js';

/** The typed layer: one part for each of its modules. */
export interface TypedView {
  readonly cap: object;
  readonly context: object;
  readonly debug: DebugView;
  readonly error: object;
  readonly fault: object;
  readonly ipc: IpcView;
  readonly prelude: object;
  readonly types: object;
}

export function toTypedView(model: Model): TypedView {
  return {
    cap: {},
    context: {},
    debug: toDebugView(model),
    error: {},
    fault: {},
    ipc: toIpcView(model),
    prelude: {},
    types: {},
  };
}
