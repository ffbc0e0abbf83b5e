// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { type ErrorView, toErrorView } from './errors/error-view.js';
import { type FaultView, toFaultView } from './faults/fault-view.js';
import { type DebugView, toDebugView } from './debug/debug-view.js';
import { type IpcView, toIpcView } from './ipc/ipc-view.js';

/** The typed layer: one part for each of its modules. */
export interface TypedView {
  readonly cap: object;
  readonly context: object;
  readonly debug: DebugView;
  /** Undefined where the headers do not declare what the module is made of; so the next one. */
  readonly error: ErrorView | undefined;
  readonly fault: FaultView | undefined;
  readonly ipc: IpcView;
  readonly prelude: object;
  readonly types: object;
}

export function toTypedView(model: Model): TypedView {
  const error = toErrorView(model);
  return {
    cap: {},
    context: {},
    debug: toDebugView(model),
    error,
    fault: toFaultView(model, error?.hasLookup ?? false),
    ipc: toIpcView(model),
    prelude: {},
    types: {},
  };
}
