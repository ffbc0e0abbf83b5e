// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { toBootInfoView } from '../boot-info/boot-info-view.js';
import { type ErrorView, toErrorView } from './errors/error-view.js';
import { type FaultView, toFaultView } from './faults/fault-view.js';
import { type DebugView, toDebugView } from './debug/debug-view.js';
import { type IpcView, toIpcView } from './ipc/ipc-view.js';
import { toObjectsView } from '../objects/objects-view.js';
import { type BootCapsView, toBootCapsView } from './boot-caps-view.js';
import { type CapView, toCapView } from './cap-view.js';
import { type MappingView, toMapping } from './mapping-view.js';
import { toTypesView, type TypesView } from './types-view.js';

/** The typed layer: one part for each of its modules. */
export interface TypedView {
  /** Of the module `boot_info`. */
  readonly bootCaps: BootCapsView;
  readonly cap: CapView;
  readonly context: object;
  readonly debug: DebugView;
  /** Undefined where the headers do not declare what the module is made of; so the next one. */
  readonly error: ErrorView | undefined;
  readonly fault: FaultView | undefined;
  readonly ipc: IpcView;
  /** Of the module `cap`. Undefined where tables are not mapped in one way. */
  readonly mapping: MappingView | undefined;
  readonly prelude: {
    readonly hasBootInfo: boolean;
    readonly hasError: boolean;
    readonly hasLookup: boolean;
    readonly hasFault: boolean;
    readonly hasObjects: boolean;
  };
  readonly types: TypesView;
}

export function toTypedView(model: Model): TypedView {
  const error = toErrorView(model);
  const cap = toCapView(model, error !== undefined);
  const fault = toFaultView(model, error?.hasLookup ?? false);
  return {
    bootCaps: toBootCapsView(model),
    cap,
    context: {},
    debug: toDebugView(model, error !== undefined),
    error,
    fault,
    ipc: toIpcView(model, cap.hasSlots),
    mapping: error && toMapping(model),
    prelude: {
      hasBootInfo: toBootInfoView(model) !== undefined,
      hasError: error !== undefined,
      hasLookup: error?.hasLookup ?? false,
      hasFault: fault !== undefined,
      hasObjects: toObjectsView(model) !== undefined,
    },
    types: toTypesView(model, error !== undefined),
  };
}
