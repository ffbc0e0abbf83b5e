// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { conventions } from '../trap/trap-view.js';
import { toBootInfoView } from '../boot-info/boot-info-view.js';
import { toObjectsView } from '../objects/objects-view.js';
import { toCapabilities } from './capabilities.js';
import { toObjectType } from './object-type.js';
import { registers } from './tables/registers.js';
import type { TypedView } from './typed-view.js';

/** What the examples on the crate's front page need to know. An example of what is not there is left out. */
export interface FrontPageView {
  readonly hasRootTask: boolean;
  /** The register with the address of the boot information, and whether C has first arguments there. */
  readonly bootInfoRegister: string;
  readonly isFirstArgument: boolean;
  readonly hasServer: boolean;
  readonly hasMemory: boolean;
  readonly hasHandler: boolean;
  /** Whether the kernel prints. */
  readonly hasPrinting: boolean;
}

export function toFrontPage(model: Model, typed: TypedView): FrontPageView {
  const hasServer = typed.ipc.capabilities.some(({ name }) => name === 'Endpoint');
  const hasSpaces = typed.cap.hasSlots && mapsAsUsual(model, typed);
  return {
    hasRootTask: hasSpaces && typed.error !== undefined && startsAsUsual(model, typed),
    // capRegister of the kernel's registers, the one that a system call has its capability in: src/arch/*/object/tcb.c.
    bootInfoRegister: conventions[model.target.trap].roles.dest?.kernel ?? '',
    // The C ABI of ia32 passes arguments on the stack.
    isFirstArgument: model.target.sel4Arch !== 'ia32',
    hasServer,
    hasMemory: hasSpaces && typed.mapping !== undefined && saysBitsLeft(typed),
    hasHandler: hasServer && typed.fault?.hasStatus === true,
    hasPrinting: typed.debug.hasPrinting,
  };
}

/** Whether the error of a missing table is there, with the bits of the address that were left. */
function saysBitsLeft({ error }: TypedView): boolean {
  const has = (variants: readonly { readonly name: string }[], name: string): boolean =>
    variants.some((one) => one.name === name);
  return (
    error !== undefined &&
    has(error.variants, 'FailedLookup') &&
    has(error.lookup.variants, 'MissingCapability')
  );
}

/** Whether there is all that the example of a root task uses. */
function startsAsUsual(model: Model, typed: TypedView): boolean {
  const { isMcs } = model.target;
  const bootInfo = toBootInfoView(model);
  const objects = toObjectType(model)?.values.map(({ rustName }) => rustName) ?? [];
  const slots = typed.bootCaps.initial.map(({ name }) => name);
  const objectsView = toObjectsView(model);
  const limits = objectsView?.limits.map(({ name }) => name) ?? [];
  const mcs =
    bootInfo?.accessors.some(({ name }) => name === 'schedcontrol') &&
    objects.includes('SCHED_CONTEXT') &&
    limits.includes('MIN_SCHED_CONTEXT_SIZE_BITS') &&
    model.headers.aliases.some(({ name }) => name === 'seL4_SchedControl_Configure') &&
    hasMethods(model, 'seL4_TCB', 'SetSchedParams');
  return (
    typed.prelude.hasBootInfo &&
    typed.bootCaps.hasUntyped &&
    objectsView !== undefined &&
    typed.types.registers.length === registers.length &&
    ['TCB', 'CNODE', 'VSPACE'].every((name) => slots.includes(name)) &&
    objects.includes('TCB') &&
    hasMethods(model, 'seL4_Untyped', 'Retype') &&
    hasMethods(model, 'seL4_TCB', 'Configure', 'WriteRegisters', 'Resume') &&
    (isMcs ? mcs === true : hasMethods(model, 'seL4_TCB', 'SetPriority'))
  );
}

function hasMethods(model: Model, owner: string | undefined, ...methods: readonly string[]): boolean {
  const found = model.interfaces.find(({ name }) => name === owner)?.methods ?? [];
  return methods.every((method) => found.some(({ name }) => name === method));
}

/** Whether frames, tables and address spaces are as on all architectures that there are. */
function mapsAsUsual(model: Model, typed: TypedView): boolean {
  const capabilities = toCapabilities(model);
  const attributes = typed.types.aliases.find(({ name }) => name === 'VmAttributes')?.of;
  const values = typed.types.values.find(({ name }) => name === attributes)?.constants ?? [];
  return (
    capabilities.find('vspace') !== undefined &&
    hasMethods(model, capabilities.find('page')?.name, 'Map') &&
    hasMethods(model, capabilities.find('pagetable')?.name, 'Map') &&
    values.some(({ name }) => name === 'DEFAULT')
  );
}
