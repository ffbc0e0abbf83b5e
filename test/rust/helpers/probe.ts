// SPDX-License-Identifier: BSD-2-Clause
import type { GeneratedFile } from '../../../src/emit/generated-file.js';

/** Modules whose functions enter the kernel: all of their inline assembly has to pass the assembler. */
const modules = ['invocations', 'syscalls', 'trap'];

export interface Probe {
  /** The crate's root with a table of all functions that enter the kernel. */
  readonly text: string;
  /** Their names. */
  readonly functions: readonly string[];
}

/** For inline functions a compiler makes code only where something uses them; a table of pointers does. */
export function probe(files: readonly GeneratedFile[]): Probe {
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const functions = modules.flatMap((module) =>
    Array.from(
      // An old name has the code of the new one, and a compiler keeps it once.
      textOf(`src/sys/${module}.rs`).matchAll(/(?<!^#\[deprecated.*\]\n#\[inline\]\n)^pub unsafe fn (\w+)/gm),
      ([, name = '']) => ({ name, path: module === 'trap' ? `sys::trap::${name}` : `sys::${name}` }),
    ),
  );
  const table = [
    '#[allow(dead_code)]',
    'struct Functions([*const (); COUNT]);',
    '// SAFETY: nothing is done with the pointers.',
    'unsafe impl Sync for Functions {}',
    `const COUNT: usize = ${functions.length};`,
    '#[used]',
    '#[allow(deprecated)]',
    'static FUNCTIONS: Functions = Functions([',
    ...functions.map(({ path }) => `    ${path} as *const (),`),
    ']);',
  ];
  return {
    text: `${textOf('src/lib.rs')}\n${table.join('\n')}\n`,
    functions: functions.map(({ name }) => name),
  };
}
