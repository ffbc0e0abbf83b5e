// SPDX-License-Identifier: BSD-2-Clause

/** Longer words are no slips of the finger, and comparing them would take long. */
const longest = 80;

/**
 * The candidate that was probably meant: the nearest in spelling, or else the shortest that has all parts of the
 * word (`MCS` for `KERNEL_MCS`). Undefined where nothing comes near.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted === '' || wanted.length > longest) return undefined;
  let best: { readonly name: string; readonly distance: number } | undefined;
  let part: string | undefined;
  for (const name of [...candidates].sort()) {
    const candidate = name.toLowerCase();
    const distance = Math.min(editDistance(wanted, candidate), longest);
    if (distance <= Math.max(1, wanted.length / 3) && distance < (best?.distance ?? Infinity))
      best = { name, distance };
    if (hasParts(candidate, wanted) && name.length < (part?.length ?? Infinity)) part = name;
  }
  return best?.name ?? part;
}

/** A hint for a diagnostic: the probable candidate, or what to say where there is none. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: string): string {
  const found = closest(word, candidates);
  return found === undefined ? otherwise : `Did you mean \`${found}\`?`;
}

function hasParts(candidate: string, word: string): boolean {
  const parts = new Set(candidate.split(/[_-]/));
  return word.split(/[_-]/).every((part) => parts.has(part));
}

/**
 * How many characters must be inserted, removed, replaced or swapped with the next to make one of the other
 * (Damerau and Levenshtein, no part edited twice).
 */
export function editDistance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const kept = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const swapped = row > 1 && column > 1 && isSwapped ? (before[column - 2] ?? 0) + 1 : Infinity;
      current.push(Math.min(kept, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, swapped));
    }
    before = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
