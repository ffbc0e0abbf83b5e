// SPDX-License-Identifier: BSD-2-Clause
import type { HeaderStruct } from '../../model/header.js';

type Laid = Pick<HeaderStruct, 'kind' | 'size' | 'align' | 'fields'>;

/**
 * The attribute under which Rust lays a struct out as C does; undefined for one that no attribute gives (a struct
 * some of whose members are packed). Not every struct may be packed:
 * one with aligned members must not.
 */
export function representation(struct: Laid, mayBePacked = true): string | undefined {
  if (isLaidOut(struct, Number.MAX_SAFE_INTEGER, 1)) return '#[repr(C)]';
  if (isLaidOut(struct, Number.MAX_SAFE_INTEGER, struct.align)) return `#[repr(C, align(${struct.align}))]`;
  if (!mayBePacked) return undefined;
  const pack = [1, 2, 4, 8].find((limit) => isLaidOut(struct, limit, 1));
  if (pack === undefined) return undefined;
  return pack === 1 ? '#[repr(C, packed)]' : `#[repr(C, packed(${pack}))]`;
}

/** Whether the members stand where C puts them if none is aligned to more than `limit`, and the whole to `least`. */
function isLaidOut({ kind, size, align, fields }: Laid, limit: number, least: number): boolean {
  let [end, largest, widest] = [0, least, 0];
  for (const field of fields) {
    const own = Math.min(field.align, limit);
    const offset = kind === 'union' ? 0 : Math.ceil(end / own) * own;
    if (offset !== field.offset) return false;
    end = offset + field.size;
    widest = Math.max(widest, end);
    largest = Math.max(largest, own);
  }
  return largest === align && Math.ceil(widest / largest) * largest === size;
}
