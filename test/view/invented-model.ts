// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderEnum, HeaderFacts } from '../../src/model/header.js';
import type { Model } from '../../src/model/model.js';

/** Enumerators by name, in the order of a header that nobody has. */
export type Values = Readonly<Record<string, bigint>>;

const path = 'libsel4/include/sel4/invented.h';

function enumerators(values: Values): HeaderEnum['values'] {
  return Object.entries(values).map(([name, value], index) => ({
    name,
    value,
    place: { path, line: index + 2 },
  }));
}

function withConstants(headers: HeaderFacts, values: Values): HeaderFacts {
  const added = enumerators(values).map((one) => ({
    ...one,
    type: 'int',
    origin: 'enumerator' as const,
    condition: '',
    deprecated: undefined,
  }));
  return { ...headers, constants: [...headers.constants, ...added] };
}

/** With more enumerators at the end of an enum. */
function withValues(model: Model, name: string, values: Values): Model {
  const headers = withConstants(model.headers, values);
  const enums = headers.enums.map((one) =>
    one.typedefs.includes(name) || one.name === name
      ? { ...one, values: [...one.values, ...enumerators(values)] }
      : one,
  );
  return { ...model, headers: { ...headers, enums } };
}

/** With one more enum. */
function withEnum(model: Model, name: string, values: Values): Model {
  const headers = withConstants(model.headers, values);
  const added: HeaderEnum = {
    name,
    size: model.target.wordSize / 8,
    isSigned: false,
    isPadded: true,
    values: enumerators(values),
    typedefs: [],
    place: { path, line: 1 },
  };
  return { ...model, headers: { ...headers, enums: [...headers.enums, added] } };
}

/** With one more fault, which has the block of a fault that there is. */
function withFault(model: Model, name: string, tag: bigint): Model {
  const unions = model.bitfields.unions.map((union) => {
    const like = union.variants.find(({ block }) => block.name === 'NullFault');
    if (union.name !== 'seL4_Fault' || !like) return union;
    return { ...union, variants: [...union.variants, { block: { ...like.block, name }, tag }] };
  });
  const blocks = unions.flatMap(({ variants }) => variants.map(({ block }) => block));
  const others = model.bitfields.blocks.filter((one) => !blocks.some(({ name }) => name === one.name));
  return { ...model, bitfields: { blocks: [...others, ...blocks], unions } };
}

/** Without enums, by their names. */
export function withoutEnums(model: Model, ...names: readonly string[]): Model {
  const enums = model.headers.enums.filter(
    ({ name, typedefs }) => !names.some((one) => one === name || typedefs.includes(one)),
  );
  const typedefs = model.headers.typedefs.filter(({ name }) => !names.includes(name));
  return { ...model, headers: { ...model.headers, enums, typedefs } };
}

/** What a kernel of the future may add: an error, a kind of lookup failure, and faults with and without a layout. */
export function futureModel(model: Model): Model {
  const more = [
    (one: Model) =>
      withValues(one, 'seL4_Error', { seL4_OutOfEnergy: 20n, seL4_Unknown: 21n, seL4_Same: 20n }),
    (one: Model) => withValues(one, 'seL4_LookupFailureType', { seL4_TornCapability: 5n }),
    (one: Model) => withFault(one, 'XIOFault', 12n),
    (one: Model) =>
      withEnum(one, 'seL4_XIOFault_Msg', {
        seL4_XIOFault_IP: 0n,
        seL4_XIOFault_type: 1n,
        seL4_XIOFault_Words: 2n,
        seL4_XIOFault_PortWidth: 3n,
        seL4_XIOFault_Port_Width: 4n,
        seL4_XIOFault_Length: 5n,
        seL4_XIOFault_Far: 1_000_000n,
      }),
    (one: Model) =>
      withEnum(one, 'seL4_XIOFaultReply_Msg', { seL4_XIOFaultReply_Value: 0n, seL4_XIOFaultReply_Skip: 1n }),
    (one: Model) => withFault(one, 'DarkFault', 13n),
    // Its type would take the name of another one.
    (one: Model) => withFault(one, 'Message', 14n),
  ];
  return more.reduce((one, change) => change(one), model);
}
