// SPDX-License-Identifier: BSD-2-Clause
import type { GeneratedFile } from '../../../src/emit/generated-file.js';
import type { Probe } from './probe.js';

/**
 * The crate's root with a table of all public functions of modules, methods, and what shows values: of these alone a
 * compiler makes code. The modules that enter the kernel are left out of it.
 */
export function methodsProbe(files: readonly GeneratedFile[], modules: readonly string[]): Probe {
  const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const functions = modules.flatMap((module) => {
    const text = textOf(`src/${module}.rs`) || textOf(`src/${module}/mod.rs`);
    return functionsOf(text, module.replaceAll('/', '::'));
  });
  const table = [
    '#[allow(dead_code)]',
    'struct Functions([*const (); COUNT]);',
    '// SAFETY: nothing is done with the pointers.',
    'unsafe impl Sync for Functions {}',
    `const COUNT: usize = ${functions.length};`,
    '#[used]',
    'static FUNCTIONS: Functions = Functions([',
    ...functions.map((path) => `    ${path} as *const (),`),
    ']);',
  ];
  return { text: `${textOf('src/lib.rs')}\n${table.join('\n')}\n`, functions };
}

/**
 * Paths of the functions in a module's text: those of the module, of its types, and of `Debug`, `Display` and `Message`.
 * Generic ones have no address; test/rust/programs/messages.rs uses them.
 */
function functionsOf(text: string, module: string): string[] {
  const free = Array.from(
    text.matchAll(/^pub (?:const )?fn (\w+)\(/gm),
    ([, name = '']) => `${module}::${name}`,
  );
  const blocks = Array.from(text.matchAll(/^impl (?:(?:fmt::)?(\w+) for )?(\w+) \{\n(.*?)^\}/gms));
  const shown = Array.from(
    text.matchAll(/^#\[derive\([^)]*\bDebug\b.*\n(?:.*\n){0,2}?pub (?:struct|enum) (\w+)/gm),
  );
  const traits: Readonly<Record<string, string>> = {
    Debug: 'core::fmt::Debug>::fmt',
    Display: 'core::fmt::Display>::fmt',
    Message: 'ipc::Message>::write',
  };
  const ofTrait = (type: string, name: string): string[] =>
    traits[name] === undefined ? [] : [`<${module}::${type} as ${traits[name]}`];
  return [
    ...free,
    ...blocks.flatMap(([, trait, type = '', body = '']) => {
      if (trait !== undefined) return ofTrait(type, trait);
      const methods = Array.from(
        body.matchAll(/^ {4}pub (?:const )?(?:unsafe )?fn (\w+)[(<](?![^{]*\bimpl\b)/gm),
        ([, name = '']) => name,
      );
      return methods.map((name) => `${module}::${type}::${name}`);
    }),
    ...shown.flatMap(([, type = '']) => ofTrait(type, 'Debug')),
  ];
}
