// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import { allMethods } from './all-methods.js';
import type { TypedMethod } from './method.js';
import { toMissingTable } from './object-type.js';
import { withoutArchitecture } from './tables/objects.js';
import { safetyOf } from './tables/safety.js';

/** `ObjectType::map_table`: one call for tables of all kinds. */
export interface MappingView {
  readonly arms: readonly {
    readonly objectType: string;
    readonly capability: string;
    readonly method: string;
  }[];
}

/** What mapping a table takes, wherever that is done in the usual way. */
const usual = ['vspace', 'word', 'attributes'];

/** Undefined unless every table that can be missing is mapped in the same way, without a promise. */
export function toMapping(model: Model): MappingView | undefined {
  const { capabilities, methods } = allMethods(model);
  const tables = toMissingTable(model)?.types ?? [];
  const space = capabilities.find('vspace')?.rustName;
  const roleOf = ({ type, of }: TypedMethod['parameters'][number]): string => {
    if (type === `${space}<impl Sized>`) return 'vspace';
    const isAttributes = withoutArchitecture(of[0]?.type ?? '') === 'seL4_VMAttributes';
    // Without an enum of the headers there is no `VmAttributes`.
    return isAttributes && !type.startsWith('sys::') ? 'attributes' : type.toLowerCase();
  };
  const refuses = model.headers.enums.some(
    ({ name, values }) => name === 'seL4_Error' && values.some((one) => one.name === 'seL4_IllegalOperation'),
  );
  const arms = tables.flatMap(({ name, rustName }) => {
    const owner = name.replace(/Object$/, '');
    const map = methods.find((one) => one.owner.name === owner && one.method.name === 'Map');
    const isUsual = map?.parameters.map(roleOf).join() === usual.join() && map.outputs.length === 0;
    if (!map || !isUsual || !safetyOf(owner, 'Map').isSafe) return [];
    return [{ objectType: rustName, capability: map.receiver, method: map.name }];
  });
  if (arms.length === 0 || arms.length < tables.length || !refuses) return undefined;
  return { arms };
}
