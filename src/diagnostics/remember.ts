// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from './diagnostic.js';

/**
 * Keeps what was read of a file, or of a part of one, that never changes, for as long as that lives. Where something is
 * wrong nothing is kept, so that whoever asks is told.
 */
export function rememberSound<K extends object, V>(
  read: (of: K, report: Report) => V,
): (of: K, report: Report) => V {
  const known = new WeakMap<K, { readonly made: V }>();
  return (of, report) => {
    const found = known.get(of);
    if (found) return found.made;
    const before = report.calls;
    const made = read(of, report);
    if (report.calls === before) known.set(of, { made });
    return made;
  };
}
