// SPDX-License-Identifier: BSD-2-Clause

// Results that are kept, for functions of which the result depends on their argument alone, so that it makes no
// difference but in time. What is kept is shared by whoever asks: nobody changes it.

/** More texts than all configurations of a release have; beyond it, what was kept is dropped. */
const textLimit = 50_000;

/** Keeps results by a text. */
export function rememberText<V>(make: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= textLimit) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

/** Keeps results by the identity of an object that never changes, for as long as that lives. */
export function rememberOf<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { readonly made: V }>();
  return (of) => {
    let found = known.get(of);
    if (!found) known.set(of, (found = { made: make(of) }));
    return found.made;
  };
}
