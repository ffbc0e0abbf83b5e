// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../model/model.js';
import { toBootInfoView } from './boot-info/boot-info-view.js';
import { enumName } from './headers/names.js';

/** A module that is left out, and why. */
export interface MissingModule {
  readonly module: string;
  readonly problem: string;
}

/**
 * Modules that are left out although the specs have what they are about: it is not as the templates take it. Specs
 * that do not have it at all are only smaller.
 */
export function missingModules(model: Model, layer: 'sys' | 'typed'): MissingModule[] {
  return [...withoutBootInfo(model), ...(layer === 'typed' ? withoutFaults(model) : [])];
}

function withoutBootInfo(model: Model): MissingModule[] {
  const isDeclared = model.headers.structs.some(
    ({ name, typedefs }) => name === 'seL4_BootInfo' || typedefs.includes('seL4_BootInfo'),
  );
  if (!isDeclared || toBootInfoView(model)) return [];
  const problem = 'the headers declare `seL4_BootInfo` or what it is made of otherwise than libsel4 does';
  return [{ module: 'boot_info', problem }];
}

function withoutFaults({ bitfields, headers, target }: Model): MissingModule[] {
  const isDeclared = headers.enums.some((one) => /^seL4_\w+Fault_Msg$/.test(enumName(one) ?? ''));
  const union = bitfields.unions.find(({ name }) => name === 'seL4_Fault');
  if (!isDeclared || union?.base === target.wordSize) return [];
  const found = union ? `has words of ${union.base} bits` : 'is not declared';
  return [{ module: 'fault', problem: `the tagged union \`seL4_Fault\` ${found}` }];
}
