// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField, HeaderStruct, HeaderType } from '../../model/header.js';
import type { Model } from '../../model/model.js';
import { hasBitFields } from './bit-fields.js';
import { representation } from './representation.js';

export type Laid = Pick<HeaderStruct, 'kind' | 'size' | 'align' | 'fields'>;

/** What a type in Rust can do, and what holds wherever the crate is compiled. */
interface TypeTraits {
  /** How many of `Debug` and `PartialEq`, and `Eq`, it has: floats lack the last, unions all. */
  readonly derives: 'all' | 'no Eq' | 'none';
  /**
   * Whether it has the same layout on every machine: pointers have the width of the machine, and 64-bit integers
   * stand at multiples of four on 32-bit x86 alone.
   */
  readonly isPortable: boolean;
  /** Whether an attribute aligns it or anything in it: no packed struct may hold that. */
  readonly isAligned: boolean;
}

export interface StructTraits extends TypeTraits {
  /** The attribute under which Rust has the same layout; undefined for what has to be a struct of bytes. */
  readonly layout: string | undefined;
}

const simple: TypeTraits = { derives: 'all', isPortable: true, isAligned: false };

/** What structs are in Rust. That depends on everything within them, through typedefs and arrays. */
export function createTraits({ headers, target }: Model): (of: Laid) => StructTraits {
  const structs = new Map(
    headers.structs.flatMap((one) => [one.name, ...one.typedefs].map((name) => [name, one] as const)),
  );
  const typedefs = new Map(headers.typedefs.map(({ name, shape }) => [name, shape]));
  const known = new Map<readonly HeaderField[], StructTraits>();

  const ofType = (type: HeaderType): TypeTraits => {
    const passed = new Set<HeaderType>();
    // In a loop, as chains of typedefs may be long; an enum may go by the typedef of another one and in a circle.
    for (let at: HeaderType | undefined = type; at !== undefined && !passed.has(at);) {
      passed.add(at);
      if (at.kind === 'pointer') return { ...simple, isPortable: false };
      if (at.kind === 'float') return { ...simple, derives: 'no Eq', isPortable: at.bits < 64 || isWide };
      if (at.kind === 'integer') return { ...simple, isPortable: at.bits < 64 || isWide };
      if (at.kind !== 'array' && at.kind !== 'named') return simple;
      const struct = at.kind === 'named' ? structs.get(at.name) : undefined;
      if (struct) return ofStruct(struct);
      at = at.kind === 'array' ? at.of : typedefs.get(at.name);
    }
    return simple;
  };
  const isWide = target.sel4Arch !== 'ia32';
  const ofStruct = (of: Laid): StructTraits => {
    const found = known.get(of.fields) ?? join(of, of.fields.map(ofField));
    known.set(of.fields, found);
    return found;
  };
  const ofField = (field: HeaderField): TypeTraits => {
    const inner = anonymousOf(field);
    return inner ? ofStruct(inner) : ofType(field.shape);
  };
  // In the order of the headers, where what is in a struct comes before it: so no recursion is deep.
  headers.structs.forEach(ofStruct);
  return ofStruct;
}

function join(of: Laid, members: readonly TypeTraits[]): StructTraits {
  const isHolder = members.some(({ isAligned }) => isAligned);
  // Rust has no union without members either.
  const isRust = of.fields.length > 0 && !hasBitFields(of.fields);
  const layout = isRust ? representation(of, !isHolder) : undefined;
  if (layout === undefined) return { layout, derives: 'all', isPortable: true, isAligned: true };
  const worst = (['none', 'no Eq'] as const).find((each) => members.some(({ derives }) => derives === each));
  return {
    layout,
    derives: of.kind === 'union' ? 'none' : (worst ?? 'all'),
    isPortable: members.every(({ isPortable }) => isPortable),
    isAligned: isHolder || layout.includes('align('),
  };
}

/** The struct or union without a name that a field is of, or an array of such; undefined for other fields. */
export function anonymousOf(field: HeaderField): Laid | undefined {
  if (!field.fields) return undefined;
  let [shape, size] = [field.shape, field.size];
  while (shape.kind === 'array') {
    size = shape.count ? size / shape.count : sizeOfFields(field.fields, field.align);
    shape = shape.of;
  }
  const kind = shape.kind === 'anonymous' ? shape.keyword : 'struct';
  return { kind, size, align: field.align, fields: field.fields };
}

/** Of a struct that occurs only in an array without elements. */
function sizeOfFields(fields: readonly HeaderField[], align: number): number {
  const end = Math.max(0, ...fields.map(({ offset, size }) => offset + size));
  return Math.ceil(end / align) * align;
}
