// SPDX-License-Identifier: BSD-2-Clause
import type { Parameter } from '../../model/interface.js';

/** Parameters that are one thing together: a slot, or consecutive slots of a CNode. */
export interface Group {
  readonly kind: 'receiver' | 'slot' | 'slots';
  /** Where its parameters begin, and how many there are. */
  readonly start: number;
  readonly length: number;
  readonly name: string;
}

/** What the parameters of a slot are of it, in their order; the receiver's root is what is invoked. */
export const groupMembers = ['root', 'index', 'depth', 'offset'] as const;

/** The interface whose methods are invoked on a CNode. libsel4/include/interfaces/object-api.xml. */
const cnode = 'seL4_CNode';

/**
 * Slots among the parameters of a method. The specs name a slot by CNode, index and depth: `src_root`, `src_index`,
 * `src_depth`. Methods of the CNode itself have the first slot without a root: it is what they are invoked on. Where
 * objects are made, a fourth word says which slot of the CNode found that way is the first.
 */
export function slotGroups(owner: string, inputs: readonly Parameter[]): Group[] {
  const groups: Group[] = [];
  if (owner === cnode && isPath(inputs[0], inputs[1], /^(\w*?)_?index$/)) {
    groups.push({ kind: 'receiver', start: 0, length: 2, name: 'self' });
  }
  inputs.forEach((root, start) => {
    const [index, depth, offset] = inputs.slice(start + 1, start + 4);
    if (root.kind !== 'capability' || root.type !== cnode) return;
    if (root.name === 'root' && isPath(index, depth, /^(node)_index$/) && isWord(offset, 'node_offset')) {
      groups.push({ kind: 'slots', start, length: 4, name: 'dest' });
      return;
    }
    const prefix = /^(?:(\w+)_)?root$/.exec(root.name);
    if (!prefix || !isPath(index, depth, /^(?:(\w+)_)?index$/)) return;
    const prefixOfIndex = /^(?:(\w+)_)?index$/.exec(index?.name ?? '')?.[1];
    if (prefixOfIndex === prefix[1])
      groups.push({ kind: 'slot', start, length: 3, name: prefix[1] ?? 'slot' });
  });
  return groups;
}

function isPath(index: Parameter | undefined, depth: Parameter | undefined, pattern: RegExp): boolean {
  if (!index || !depth || index.kind !== 'word' || index.type !== 'seL4_Word') return false;
  const isDepth = isWord(depth, index.name.replace(/index$/, 'depth')) || isByte(depth, index.name);
  return pattern.test(index.name) && isDepth;
}

function isByte(depth: Parameter, index: string): boolean {
  return depth.type === 'seL4_Uint8' && depth.name === index.replace(/index$/, 'depth');
}

function isWord(parameter: Parameter | undefined, name: string): boolean {
  return parameter?.kind === 'word' && parameter.type === 'seL4_Word' && parameter.name === name;
}
