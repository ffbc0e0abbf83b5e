// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderFacts } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { type AccessorView, toAccessors } from './accessors.js';
import { type ExtraView, toExtraView } from './extra-view.js';
import { findField, findStruct, isStruct, isUnsigned, isUnsignedType } from './facts.js';
import { rememberOf } from '../../text/remember.js';

/** What the kernel tells the root task, as far as this version and configuration have it. */
export interface BootInfoView {
  /** The constant that says how large the frame is. */
  readonly frameBits: string;
  readonly accessors: readonly AccessorView[];
  readonly extra: ExtraView;
  /** Whether the content of any record is known. */
  readonly hasKnownExtra: boolean;
}

/** The size of the frame has a name of its own since 13.0.0; it has always been a page. */
const frameConstants = ['seL4_BootInfoFrameBits', 'seL4_PageBits'];

/** Undefined where the headers do not declare the structs as libsel4 has them: then there is nothing to read. */
export const toBootInfoView = rememberOf((model: Model): BootInfoView | undefined => {
  const { headers, target } = model;
  const struct = findStruct(headers, 'seL4_BootInfo');
  const frameBits = frameConstants.find((name) =>
    headers.constants.some(
      (one) => one.name === name && one.value > 0n && one.value < BigInt(target.wordSize),
    ),
  );
  if (!struct || frameBits === undefined || !isAsExpected(headers, target.wordSize)) return undefined;
  const extra = toExtraView(model);
  return { frameBits, accessors: toAccessors(struct, model), extra, hasKnownExtra: extra.hasVariants };
});

/** Whether everything has the type that the templates take it to have. */
function isAsExpected(headers: HeaderFacts, wordSize: number): boolean {
  const field = (struct: string, name: string) => findField(findStruct(headers, struct), name);
  const isWord = (struct: string, name: string): boolean =>
    isUnsigned(field(struct, name), wordSize, headers);
  const isByte = (struct: string, name: string): boolean => isUnsigned(field(struct, name), 8, headers);
  const pointer = field('seL4_BootInfo', 'ipcBuffer')?.shape;
  const region = field('seL4_BootInfo', 'untyped')?.shape;
  const list = field('seL4_BootInfo', 'untypedList')?.shape;
  return (
    headers.typedefs.some(
      ({ name, shape }) => name === 'seL4_SlotPos' && isUnsignedType(shape, wordSize, headers),
    ) &&
    isWord('seL4_SlotRegion', 'start') &&
    isWord('seL4_SlotRegion', 'end') &&
    isWord('seL4_UntypedDesc', 'paddr') &&
    isByte('seL4_UntypedDesc', 'sizeBits') &&
    isByte('seL4_UntypedDesc', 'isDevice') &&
    isWord('seL4_BootInfoHeader', 'id') &&
    isWord('seL4_BootInfoHeader', 'len') &&
    isWord('seL4_BootInfo', 'extraLen') &&
    pointer?.kind === 'pointer' &&
    pointer.to.kind === 'named' &&
    pointer.to.name === 'seL4_IPCBuffer' &&
    region !== undefined &&
    isStruct(region, 'seL4_SlotRegion', headers) &&
    list?.kind === 'array' &&
    isStruct(list.of, 'seL4_UntypedDesc', headers)
  );
}
