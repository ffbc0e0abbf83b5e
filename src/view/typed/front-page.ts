// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { findStruct } from '../boot-info/facts.js';
import { toCapabilities } from './capabilities.js';
import type { TypedView } from './typed-view.js';
import { createTyping } from './typing.js';
import { toEnumTypes, toObjectType } from './values.js';

/** What the examples on the crate's front page need to know. An example of what is not there is left out. */
export interface FrontPageView {
  readonly hasServer: boolean;
  readonly hasThread: boolean;
  /** Registers of a thread: where it goes on, and where its stack ends. */
  readonly pc: string;
  readonly sp: string;
  readonly hasMemory: boolean;
  /** The type of a mapping's attributes. */
  readonly attributes: string;
  readonly hasHandler: boolean;
  /** Whether the kernel prints. */
  readonly hasPrinting: boolean;
}

/** libsel4/sel4_arch_include and arch_include/riscv: members of `seL4_UserContext`, by what they are to a thread. */
const programCounters = ['pc', 'rip', 'eip'];
const stackPointers = ['sp', 'rsp', 'esp'];

export function toFrontPage(model: Model, typed: TypedView): FrontPageView {
  const fields = findStruct(model.headers, 'seL4_UserContext')?.fields.map(({ name }) => name) ?? [];
  const pc = programCounters.find((name) => fields.includes(name));
  const sp = stackPointers.find((name) => fields.includes(name));
  const isThere = (interfaceName: string, ...methods: readonly string[]): boolean => {
    const found = model.interfaces.find(({ name }) => name === interfaceName);
    return methods.every((method) => found?.methods.some(({ name }) => name === method));
  };
  const hasServer = typed.ipc.capabilities.some(({ name }) => name === 'Endpoint');
  const hasError = (name: string): boolean => typed.error?.variants.some((one) => one.name === name) ?? false;
  const attributes = mappingAttributes(model);
  const setsPriority = model.target.isMcs ? 'SetSchedParams' : 'SetPriority';
  const hasSpaces = typed.cap.hasSlots && attributes !== undefined;
  return {
    hasServer,
    hasThread:
      hasSpaces &&
      pc !== undefined &&
      sp !== undefined &&
      typed.error !== undefined &&
      toObjectType(model)?.values.some(({ rustName }) => rustName === 'TCB') === true &&
      isThere('seL4_Untyped', 'Retype') &&
      isThere('seL4_TCB', 'Configure', setsPriority, 'ReadRegisters', 'WriteRegisters', 'Resume'),
    pc: pc ?? '',
    sp: sp ?? '',
    hasMemory: hasSpaces && hasError('FailedLookup'),
    attributes: attributes ?? '',
    hasHandler: hasServer && typed.fault?.hasStatus === true,
    hasPrinting: typed.debug.hasPrinting,
  };
}

/** Undefined where frames, tables and address spaces are not as on all architectures that there are. */
function mappingAttributes(model: Model): string | undefined {
  const capabilities = toCapabilities(model);
  const page = capabilities.find('page');
  const methods = (name: string | undefined) =>
    model.interfaces.find((one) => one.name === name)?.methods ?? [];
  const map = methods(page?.name).find(({ name }) => name === 'Map');
  const hasTable = methods(capabilities.find('pagetable')?.name).some(({ name }) => name === 'Map');
  const attribute = map?.inputs.at(-1);
  if (!page || !attribute || !hasTable || !capabilities.find('vspace')) return undefined;
  const { type } = createTyping(model, capabilities)(page.name, 'Map', attribute, 'in');
  const values = toEnumTypes(model).find(({ rustName }) => rustName === type)?.values ?? [];
  return values.some(({ rustName }) => rustName === 'DEFAULT') ? type : undefined;
}
