// SPDX-License-Identifier: BSD-2-Clause
import { readFileSync } from 'node:fs';
import type { InputFile } from '../../tool-runs/tool-run.js';
import { repository } from '../../helpers/paths.js';
import { presetModel } from '../../view/preset-model.js';
import { type Configuration, generateCrate } from './configurations.js';
import { faultChecks, type FaultFigures } from './fault-program.js';
import { onHost } from './on-host.js';

// Programs for this machine around the generated crate of a configuration, which is their module `library`.

/** A program, and the flags that say what the crate has. */
export interface HostProgram {
  readonly main: InputFile;
  readonly flags: readonly string[];
}

export const hostOptions = ['-Copt-level=0', '-Cdebug-assertions=on', '--cap-lints=allow'];

const programText = (name: string): string =>
  readFileSync(`${repository}/test/rust/programs/${name}.rs`, 'utf8');

/** The crate as a module, and behind it what uses it. */
export function hostProgram(configuration: Configuration, names: readonly string[], more = ''): InputFile {
  const [crate] = generateCrate(configuration, true);
  const library = `pub mod library {\n${onHost(crate?.text ?? '')}\n}`;
  return { path: `${names[0]}.rs`, text: [library, ...names.map(programText), more].join('\n') };
}

/** Faults and errors, with what is known of the faults. */
export function faultProgram(configuration: Configuration, figures: FaultFigures): HostProgram {
  const { sel4Arch } = configuration.config;
  const format = {
    aarch64: 'arm_long',
    arm_hyp: 'arm_long',
    aarch32: 'arm_short',
    ia32: 'x86',
    x86_64: 'x86',
    riscv32: 'riscv',
    riscv64: 'riscv',
  }[sel4Arch];
  const flags = [
    `--cfg=${format}`,
    ...(/64$/.test(sel4Arch) ? ['--cfg=wide'] : []),
    ...('Timeout' in figures.tags ? ['--cfg=mcs'] : []),
    ...('VCPUFault' in figures.tags ? ['--cfg=hyp'] : []),
    ...('DebugException' in figures.tags ? ['--cfg=debug'] : []),
  ];
  const names = ['faults', 'errors', 'vm_faults'];
  return { main: hostProgram(configuration, names, faultChecks(figures)), flags };
}

/** What the built-in specs say of the faults of configurations that are not measured. */
export function ownFigures(preset: string): FaultFigures {
  const { headers, bitfields } = presetModel(preset);
  const enums = headers.enums.map(({ name, typedefs, values }) => [
    typedefs[0] ?? name ?? '',
    Object.fromEntries(values.map((one) => [one.name, Number(one.value)])),
  ]);
  const union = bitfields.unions.find(({ name }) => name === 'seL4_Fault');
  const tags = union?.variants.map(({ block, tag }) => [block.name, Number(tag)]) ?? [];
  return { enums: Object.fromEntries(enums), tags: Object.fromEntries(tags) };
}

export function bootInfoProgram(configuration: Configuration): HostProgram {
  const main = hostProgram(configuration, ['boot_info']);
  const text = String(main.text);
  const flags = [
    ...(text.includes('pub struct X86Vbe') ? ['--cfg=x86'] : []),
    ...(text.includes('pub struct seL4_BootInfoID') ? ['--cfg=named_ids'] : []),
  ];
  return { main, flags };
}
