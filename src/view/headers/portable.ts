// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderField, HeaderType } from '../../model/header.js';
import type { Model } from '../../model/model.js';

/**
 * Whether a struct has the same layout on every machine that compiles the crate: pointers have the width of the
 * machine, and 64-bit integers stand at multiples of four on 32-bit x86 alone.
 */
export function createPortable({ headers, target }: Model): (fields: readonly HeaderField[]) => boolean {
  const structs = new Map(
    headers.structs.flatMap((one) => [one.name, ...one.typedefs].map((name) => [name, one])),
  );
  const typedefs = new Map(headers.typedefs.map(({ name, shape }) => [name, shape]));
  const isAligned = target.sel4Arch !== 'ia32';
  const isPortableType = (type: HeaderType): boolean => {
    switch (type.kind) {
      case 'pointer':
        return false;
      case 'array':
        return isPortableType(type.of);
      case 'integer':
        return isAligned || type.bits < 64;
      case 'named': {
        const struct = structs.get(type.name);
        if (struct) return isPortable(struct.fields);
        const shape = typedefs.get(type.name);
        // An enum goes by its typedef, which is then of that same name.
        const isItself = shape?.kind === 'named' && shape.name === type.name;
        return shape === undefined || isItself || isPortableType(shape);
      }
      default:
        return true;
    }
  };
  const isPortable = (fields: readonly HeaderField[]): boolean =>
    fields.every((field) => (field.fields ? isPortable(field.fields) : isPortableType(field.shape)));
  return isPortable;
}
