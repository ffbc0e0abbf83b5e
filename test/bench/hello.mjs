// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../toolchain/process.mjs';
import { sectionSizes } from './elf-sections.mjs';

/** @typedef {{ path: string, text: string | Uint8Array }} File */

const programs = fileURLToPath(new URL('../rust/programs/', import.meta.url));
const program = ['hello.rs', 'hello/entry.rs', 'hello/raw.rs', 'hello/typed.rs'].map((path) => ({
  path,
  text: readFileSync(programs + path),
}));

/**
 * Builds the root task of test/rust/programs/hello.rs with the typed layer and with raw calls; how many bytes of code
 * each has. `crate` is the text of a generated file whose kernel prints. `compile` is given files, arguments, and the
 * name of what it is to make.
 * @param {(files: File[], args: string[], output: string) => Promise<{ text: string | Uint8Array }>} compile
 * @param {string} lld
 * @param {{ crate: string, directory: string, level: string }} what
 * @returns {Promise<{ raw: number, typed: number }>}
 */
export async function helloSizes(compile, lld, { crate, directory, level }) {
  const common = ['-Cpanic=abort', '-Ccodegen-units=1', `-Copt-level=${level}`];
  const library = 'libsel4_bindings.rlib';
  const { text } = await compile(
    [{ path: 'crate.rs', text: crate }],
    ['crate.rs', '--crate-type=lib', '--crate-name=sel4_bindings', ...common],
    library,
  );
  /** @param {readonly string[]} cfg */
  const size = async (cfg) => {
    const uses = ['--check-cfg=cfg(raw)', ...cfg, '--extern', `sel4_bindings=${library}`];
    const archive = await compile(
      [...program, { path: library, text }],
      ['hello.rs', '--crate-type=staticlib', '--crate-name=hello', ...uses, ...common],
      'hello.a',
    );
    writeFileSync(join(directory, 'hello.a'), archive.text);
    const image = join(directory, 'hello.elf');
    // core refers to the unwinder's entry on Arm, and nothing calls it.
    const flags = ['--gc-sections', '-static', '-e', '_start', '--defsym=__aeabi_unwind_cpp_pr0=0'];
    const { code, stderr } = await run(lld, [
      ...flags,
      '--whole-archive',
      join(directory, 'hello.a'),
      '-o',
      image,
    ]);
    if (code !== 0) throw new Error(`${lld} failed:\n${stderr}`);
    return sectionSizes(readFileSync(image)).get('.text') ?? 0;
  };
  return { raw: await size(['--cfg=raw']), typed: await size([]) };
}
