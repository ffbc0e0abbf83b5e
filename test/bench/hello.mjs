// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from '../toolchain/process.mjs';
import { sectionSizes } from './elf-sections.mjs';

/** @typedef {import('../toolchain/toolchain.mjs').Toolchain} Toolchain */

const program = fileURLToPath(new URL('../rust/programs/hello.rs', import.meta.url));

/**
 * Builds the root task of test/rust/programs/hello.rs with the typed layer and with raw calls; how many bytes of code
 * each has. `crate` is a generated file whose kernel prints.
 * @param {Toolchain} toolchain
 * @param {string} lld
 * @param {{ crate: string, directory: string, level: string }} what
 * @returns {Promise<{ raw: number, typed: number }>}
 */
export async function helloSizes(toolchain, lld, { crate, directory, level }) {
  const common = ['--edition=2021', '-Cpanic=abort', '-Ccodegen-units=1', `-Copt-level=${level}`];
  /** @param {readonly string[]} args */
  const compile = (args) => must(toolchain.rustc, [...toolchain.args, ...common, ...args], toolchain.env);
  const library = `${directory}/libsel4_bindings.rlib`;
  await compile([crate, '--crate-type=lib', '--crate-name=sel4_bindings', '-o', library]);
  /** @param {readonly string[]} cfg */
  const size = async (cfg) => {
    const archive = `${directory}/hello.a`;
    const uses = ['--check-cfg=cfg(raw)', ...cfg, '--extern', `sel4_bindings=${library}`];
    await compile([program, '--crate-type=staticlib', '--crate-name=hello', ...uses, '-o', archive]);
    const image = `${directory}/hello.elf`;
    // core refers to the unwinder's entry on Arm, and nothing calls it.
    const flags = ['--gc-sections', '-static', '-e', '_start', '--defsym=__aeabi_unwind_cpp_pr0=0'];
    await must(lld, [...flags, '--whole-archive', archive, '-o', image]);
    return sectionSizes(readFileSync(image)).get('.text') ?? 0;
  };
  return { raw: await size(['--cfg=raw']), typed: await size([]) };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Record<string, string>} [env]
 */
async function must(command, args, env = {}) {
  const { code, stderr } = await run(command, args, { env });
  if (code !== 0) throw new Error(`${command} failed:\n${stderr}`);
}
