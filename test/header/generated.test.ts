// SPDX-License-Identifier: BSD-2-Clause
import { expect, it } from 'vitest';
import { macroLookup } from '../../src/config/kernel-config.js';
import { Report } from '../../src/diagnostics/diagnostic.js';
import type { Model } from '../../src/model/model.js';
import { resolveModel } from '../../src/pipeline.js';
import { type GeneratedFrom, generatedHeader } from '../../src/resolve/header/generated.js';
import { diskRoot } from '../../src/sources/disk.js';
import { SpecSources } from '../../src/sources/spec-sources.js';
import { presetConfig } from '../helpers/installed-tree.js';
import { builtInSpecs } from '../helpers/paths.js';
import { readC } from './read-c.js';

/** Results are of the interfaces, which the model has as methods. */
function builtIn(preset: string): { model: Model; from: GeneratedFrom } {
  const config = presetConfig(preset);
  const platform = macroLookup(config)('CONFIG_PLAT');
  const sources = new SpecSources([diskRoot('built-in', builtInSpecs)], config.sel4Arch, platform);
  const model = resolveModel(sources, config, new Report());
  if (!model) throw new Error(`no model of ${preset}`);
  const results = model.interfaces.flatMap(({ name, methods }) =>
    methods.map((method) => ({
      name: `${name}_${method.name}`,
      members: method.outputs.filter(({ byReference }) => !byReference),
    })),
  );
  return { model, from: { ...model, results: results.filter(({ members }) => members.length > 0) } };
}

const names = [
  'sel4/sel4_arch/types_gen.h',
  'sel4/shared_types_gen.h',
  'sel4/syscall.h',
  'sel4/invocation.h',
  'sel4/sel4_arch/invocation.h',
  'sel4/arch/invocation.h',
  'interfaces/sel4_client.h',
];

it.each(['aarch64-mcs', 'ia32', 'riscv64', 'x86_64-vtx', 'arm_hyp'])(
  'generated headers say what the model of %s says',
  (preset) => {
    const { model, from } = builtIn(preset);
    const texts = [...names, 'sel4/bindgen/types_gen.h'].map((name) => [
      name,
      generatedHeader(name, from)?.text ?? '#error missing',
    ]);
    const { sel4Arch, wordSize } = model.target;
    const word = wordSize === 64 ? 'unsigned long' : 'unsigned int';
    const types = [
      `typedef unsigned int seL4_Uint32; typedef unsigned long long seL4_Uint64; typedef ${word} seL4_Word;`,
      'typedef unsigned char seL4_Uint8; typedef unsigned short seL4_Uint16; typedef seL4_Uint64 seL4_Time;',
      'typedef signed char seL4_Bool;',
    ];
    const includes = names.map((name) => `#include <${name}>`);
    const { facts, problems } = readC([...types, ...includes].join('\n'), {
      arch: sel4Arch as 'ia32',
      files: Object.fromEntries(texts) as Record<string, string>,
    });
    expect(problems).toEqual([]);

    const values = new Map(facts.constants.map(({ name, value }) => [name, Number(value)]));
    for (const { name, number } of model.syscalls) expect(values.get(`seL4_Sys${name}`), name).toBe(number);
    for (const { name, number } of model.labels) expect(values.get(name), name).toBe(number);
    expect(values.get('nArchInvocationLabels')).toBe(model.labels.length + 1);
    for (const { name, base, words } of model.bitfields.unions) {
      expect(facts.structs.find((struct) => struct.name === name)?.size).toBe((words * base) / 8);
    }
    expect(facts.enums.find(({ name }) => name === 'seL4_Syscall_ID')?.isPadded).toBe(true);
    expect(facts.structs.some(({ fields }) => fields[0]?.name === 'error')).toBe(true);
  },
);

it('other headers are not generated', () => {
  const { from } = builtIn('aarch64');
  expect(['sel4/types.h', 'toString', 'sel4/config.h'].map((name) => generatedHeader(name, from))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
