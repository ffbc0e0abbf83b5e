// SPDX-License-Identifier: BSD-2-Clause
import { checkTrap } from './check-trap.js';
import type { Checked } from './checked.js';
import type { Shim } from './shims.js';
import type { Vector } from './vectors.js';

// The same call twice in a row. A compiler that believes a register to be kept does not load it again; with one call
// nobody would see it.

/** System calls with plain arguments; invocations make theirs by the same functions of module `trap`. */
export function calledTwice(vectors: readonly Vector[]): Vector[] {
  return vectors.filter(({ kind, args }) => kind === 'syscall' && !('_service' in args));
}

/** Shims that hold plain arguments in variables, and call with them twice. */
export function twiceShims(shims: readonly Shim[], vectors: readonly Vector[]): Shim[] {
  const wanted = new Set(calledTwice(vectors).map((vector) => vector.function));
  return shims
    .filter((shim) => wanted.has(shim.function))
    .map((shim) => {
      const isPlain = (index: number): boolean =>
        /^(?:value|buffer)$/.test(shim.parameters[index]?.kind ?? '');
      const indices = shim.parameters.map((_, index) => index);
      const bound = indices.filter(isPlain).map((index) => `let p${index} = words.get(${index});`);
      const args = indices.map((index) => (isPlain(index) ? `p${index}` : `words.get(${index})`));
      const call = `sys::${shim.function}(${args.join(', ')})`;
      return {
        ...shim,
        symbol: `twice_${shim.function}`,
        text: `shim!(twice_${shim.function}, |words| { ${bound.join(' ')} ${call}; ${call} });`,
      };
    });
}

/** Whether the second call passes the same; message words have been overwritten by the first answer. */
export function checkTwice(checked: Checked): string[] {
  const { outcome, vector } = checked;
  const second = outcome.traps[1];
  if (outcome.error !== undefined || !second) return [outcome.error ?? 'enters the kernel only once'];
  const significant = vector.significant.filter((role) => role !== 'mrs');
  return checkTrap({ ...checked, vector: { ...vector, significant } }, second);
}
