// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync } from 'node:fs';
import { Report } from '../../src/diagnostics/diagnostic.js';
import { renderDiagnostics } from '../../src/diagnostics/render.js';
import { readTemplates } from '../../src/cli/package-files.js';
import { generate } from '../../src/generate.js';
import type { Model } from '../../src/model/model.js';
import { type Configuration, sourcesFor } from '../rust/helpers/configurations.js';
import { runTool } from '../rust/helpers/run-tool.js';
import { allFeatures, build as compile } from '../rust/helpers/tools.js';
import { runOrThrow } from '../toolchain/process.mjs';
import { TARGETS } from '../toolchain/targets.mjs';
import type { Toolchain } from '../toolchain/toolchain.mjs';
import type { InputFile } from '../tool-runs/tool-run.js';

export interface GeneratedText {
  readonly model: Model;
  /** The crate as one file. */
  readonly text: string;
}

const templates = readTemplates();

export function generateText({ root, config }: Configuration, layer: 'sys' | 'typed'): GeneratedText {
  const report = new Report();
  const options = {
    crateName: 'sel4-bindings',
    isSingleFile: true,
    isStrict: false,
    layer,
    hasDocs: false,
  } as const;
  const result = generate(sourcesFor(root, config), config, templates, options, report);
  const text = result?.files[0]?.text;
  if (!result || text === undefined || report.hasErrors)
    throw new Error(renderDiagnostics(report.diagnostics));
  // Comments would only take the compiler's time.
  return { model: result.model, text: text.replaceAll(/^\s*\/\/.*\n/gm, '') };
}

/** A program of the crate's text and a module with shims. */
export function programText(crate: string, shims: string): string {
  return `${crate}\n#[allow(warnings, clippy::all)]\nmod shims {\n${shims}\n}\n`;
}

export interface Linker {
  readonly program: string;
  readonly identity: string;
}

export interface Build {
  readonly toolchain: Toolchain;
  readonly linker: Linker;
  readonly sel4Arch: string;
  readonly optLevel: string;
  /** What the compiler is told besides. */
  readonly flags?: readonly string[];
}

/** Compiles and links a program; the ELF file is not complete, but its functions are. */
export async function build(
  text: string,
  { toolchain, linker, sel4Arch, optLevel, flags: more = [] }: Build,
): Promise<InputFile> {
  const kind = ['--crate-type=lib', '--crate-name=program', '--emit=obj', '--cap-lints=allow'];
  const code = ['-Cpanic=abort', '-Ccodegen-units=1', '-Cdebuginfo=0', `-Copt-level=${optLevel}`, ...more];
  const args = ['program.rs', ...kind, ...code, ...allFeatures];
  const object = await compile(toolchain, [{ path: 'program.rs', text }], args, 'program.o');
  const emulation = TARGETS[sel4Arch]?.emulation ?? '';
  // A panic, and what else is not there, is a call of address 0, where nothing is.
  const flags = ['-Ttext=0x100000', '-z', 'notext', '-e', '0', '--unresolved-symbols=ignore-all'];
  // Arm's tables for unwinding name a function of the language that is not used.
  const unwinding = '--defsym=__aeabi_unwind_cpp_pr0=0';
  const core = await librariesOf(toolchain);
  const inputs = ['--no-gc-sections', unwinding, object.path, ...core, '-o', 'program.elf'];
  const linked = await runTool({
    program: linker.program,
    // The libraries are the compiler's.
    identity: `${linker.identity} ${toolchain.identity}`,
    args: ['-m', emulation, ...flags, ...inputs],
    env: {},
    files: [object],
    outputs: ['program.elf'],
  });
  const [elf] = linked.outputs;
  if (!elf) throw new Error(linked.stderr);
  return { path: 'program.elf', text: elf };
}

const libraries = new Map<string, Promise<string[]>>();

/** core, and the functions that the compiler itself calls. */
function librariesOf(toolchain: Toolchain): Promise<string[]> {
  const known = libraries.get(toolchain.identity) ?? findLibraries(toolchain);
  libraries.set(toolchain.identity, known);
  return known;
}

async function findLibraries({ rustc: command, args, env }: Toolchain): Promise<string[]> {
  const directory = (await runOrThrow(command, [...args, '--print', 'target-libdir'], { env })).trim();
  return readdirSync(directory)
    .filter((name) => /^lib(?:core|compiler_builtins)-.*\.rlib$/.test(name))
    .map((name) => `${directory}/${name}`);
}
