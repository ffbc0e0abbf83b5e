// SPDX-License-Identifier: BSD-2-Clause
import type { TaggedUnion } from '../../model/bitfield.js';
import type { InvocationLabel } from '../../model/interface.js';
import type { Model } from '../../model/model.js';
import { sharedSourceFile, type SourceFile } from '../../text/source-file.js';

/** What the generated headers are made of. */
export interface GeneratedFrom extends Pick<Model, 'syscalls' | 'labels' | 'bitfields'> {
  /** Blocks and unions that are wrong: types without a size, so that what only points to them can be read. */
  readonly unresolved?: readonly string[];
  /** The structs in which methods return more than an error. */
  readonly results: readonly ResultStruct[];
}

export interface ResultStruct {
  /** Of the function that returns it. */
  readonly name: string;
  /** Without the first one, the error. Types as C writes them. */
  readonly members: readonly { readonly name: string; readonly type: string }[];
}

/**
 * The C text of a header that seL4's build generates, made from the model; undefined for any other header. Only
 * what declares something is there: types, tags, numbers; no functions. Macros of the configuration are not
 * either, as the preprocessor asks the configuration itself.
 */
export function generatedHeader(path: string, model: GeneratedFrom): SourceFile | undefined {
  const lines = makers.get(path.replace(/^kernel\//, ''))?.(model);
  return lines && sharedSourceFile(`<generated>/${path}`, ['#pragma once', ...lines, ''].join('\n'));
}

const nothing = (): string[] => [];
/** Blocks of both files together: which header of the two has them makes no difference to their readers. */
const types = (): string[] => ['#include <sel4/bindgen/types_gen.h>'];

const makers = new Map<string, (model: GeneratedFrom) => string[]>(
  Object.entries({
    'autoconf.h': nothing,
    'gen_config.h': nothing,
    'sel4/gen_config.h': nothing,
    'sel4/types_gen.h': types,
    'sel4/shared_types_gen.h': types,
    'sel4/sel4_arch/types_gen.h': types,
    'sel4/bindgen/types_gen.h': toTypes,
    'sel4/syscall.h': ({ syscalls }: GeneratedFrom) =>
      toEnum('seL4_Syscall_ID', [
        ...syscalls.map(({ name, number }) => `seL4_Sys${name} = ${number}`),
        '_enum_pad_seL4_Syscall_ID = ((1ULL << ((sizeof(long) * 8) - 1)) - 1)',
      ]),
    'sel4/invocation.h': (model) => labels(model, 'object-api', '0'),
    'sel4/sel4_arch/invocation.h': (model) => [
      '#include <sel4/invocation.h>',
      ...labels(model, 'sel4-arch', 'nInvocationLabels'),
    ],
    'sel4/arch/invocation.h': (model) => [
      '#include <sel4/sel4_arch/invocation.h>',
      ...labels(model, 'arch', 'nSeL4ArchInvocationLabels'),
    ],
    'sel4_arch/invocation.h': () => ['#include <sel4/sel4_arch/invocation.h>'],
    'arch/invocation.h': () => ['#include <sel4/arch/invocation.h>'],
    'interfaces/sel4_client.h': ({ results }) => [
      '#include <sel4/arch/invocation.h>',
      ...results.flatMap(toResult),
    ],
  }),
);

function toTypes({ bitfields, unresolved = [] }: GeneratedFrom): string[] {
  const ofUnions = new Set(
    bitfields.unions.flatMap(({ variants }) => variants.map(({ block }) => block.name)),
  );
  const alone = bitfields.blocks.filter(({ name }) => !ofUnions.has(name));
  return [
    ...[...alone, ...bitfields.unions].flatMap(({ name, base, words }) => [
      `struct ${name} { seL4_Uint${base} words[${words}]; };`,
      `typedef struct ${name} ${name}_t;`,
    ]),
    ...bitfields.unions.flatMap(toTags),
    ...unresolved.flatMap((name) => [
      `typedef struct ${name} ${name}_t;`,
      `typedef enum ${name}_tag ${name}_tag_t;`,
    ]),
  ];
}

function toTags({ name, variants }: TaggedUnion): string[] {
  const values = variants.map(({ block, tag }) => `${name}_${block.name} = ${tag}`);
  return [`enum ${name}_tag { ${values.join(', ')} };`, `typedef enum ${name}_tag ${name}_tag_t;`];
}

const listNames: Readonly<Record<InvocationLabel['list'], readonly [string, string]>> = {
  'object-api': ['invocation_label', 'nInvocationLabels'],
  'sel4-arch': ['sel4_arch_invocation_label', 'nSeL4ArchInvocationLabels'],
  arch: ['arch_invocation_label', 'nArchInvocationLabels'],
};

/** Each list ends with its end's number, from which the next goes on; that may be all there is in it. */
function labels(model: GeneratedFrom, list: InvocationLabel['list'], start: string): string[] {
  const [name, end] = listNames[list];
  const found = model.labels.filter((label) => label.list === list);
  const last = found.at(-1);
  const first = list === 'object-api' ? ['InvalidInvocation'] : [];
  const empty = list === 'object-api' ? '' : ` = ${start}`;
  return toTagged(name, [
    ...first,
    ...found.map(({ name: label, number }) => `${label} = ${number}`),
    last ? end : `${end}${empty}`,
  ]);
}

function toResult({ name, members }: ResultStruct): string[] {
  const fields = members.map((member) => `${member.type} ${member.name};`);
  return [`struct ${name} { int error; ${fields.join(' ')} };`, `typedef struct ${name} ${name}_t;`];
}

function toTagged(tag: string, values: readonly string[]): string[] {
  return [`enum ${tag} { ${values.join(', ')} };`];
}

function toEnum(typedef: string, values: readonly string[]): string[] {
  return [`typedef enum { ${values.join(', ')} } ${typedef};`];
}
