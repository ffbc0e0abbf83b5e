// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../model/model.js';
import { type BootInfoView, toBootInfoView } from './boot-info/boot-info-view.js';
import { type BitfieldsView, toBitfieldsView } from './bitfield/bitfields-view.js';
import { type ConfigView, toConfigView } from './config-view.js';
import { clean, escapeMarkdown } from './docs.js';
import { type InvocationsView, toInvocationsView } from './invocations/invocations-view.js';
import { type ConstantsView, toConstantsView } from './headers/constants-view.js';
import { type EnumView, toEnumsView } from './headers/enums-view.js';
import { type StructsView, toStructsView } from './headers/structs-view.js';
import { type NumbersView, toNumbersView } from './numbers-view.js';
import { type ObjectsView, toObjectsView } from './objects/objects-view.js';
import { stringLiteral } from './rust-literals.js';
import { type SyscallsView, toSyscallsView } from './syscalls/syscalls-view.js';
import { type PairsView, toPairsView } from './trap/pairs-view.js';
import { targetArch, toTrapView, type TrapView } from './trap/trap-view.js';
import { type FrontPageView, toFrontPage } from './typed/front-page.js';
import { toTypedView, type TypedView } from './typed/typed-view.js';
import { type AliasView, toTypesView } from './types-view.js';

/** What the first lines of every file say; digests are hexadecimal SHA-256. */
export interface Provenance {
  readonly tool: string;
  readonly version: string;
  readonly specs: string;
  readonly configuration: string;
}

export interface CrateView {
  readonly name: string;
  readonly nameLiteral: string;
  /** What programs call the crate. */
  readonly ident: string;
  readonly minimumRust: string;
  readonly targetArch: string;
  readonly provenance: Provenance;
  readonly about: AboutView;
  readonly config: ConfigView;
  readonly types: { readonly aliases: readonly AliasView[] };
  readonly constants: ConstantsView;
  readonly enums: { readonly enums: readonly EnumView[] };
  readonly structs: StructsView;
  readonly numbers: NumbersView;
  readonly bitfields: BitfieldsView;
  readonly ipcBuffer: {
    readonly words: number;
    readonly capabilities: number;
    readonly messageRegisters: number;
    /** Names for the words that travel in registers. */
    readonly registers: readonly string[];
    readonly hasPairs: boolean;
  };
  readonly trap: TrapView & { readonly hasPairs: boolean; readonly pairs: PairsView | undefined };
  readonly syscalls: SyscallsView;
  readonly invocations: InvocationsView;
  /** Undefined where the headers do not declare what the module would read; so the next one. */
  readonly bootInfo: BootInfoView | undefined;
  readonly objects: ObjectsView | undefined;
  /** Undefined for the raw layer alone. */
  readonly typed: TypedView | undefined;
  /** The examples of the typed layer. */
  readonly frontPage: FrontPageView | undefined;
  readonly layer: Layer;
  readonly isTyped: boolean;
  readonly hasDocs: boolean;
  /** Whether the headers are not those of the specs. */
  readonly hasBorrowedHeaders: boolean;
  readonly isMcs: boolean;
  readonly hasBootInfo: boolean;
  readonly hasObjects: boolean;
}

interface AboutView {
  readonly sel4Arch: string;
  readonly kernel: string;
  readonly label: string;
}

/** The lowest Rust that compiles the output. */
export const minimumRust = '1.85';

/** How much of the crate there is: the raw layer alone, or the typed one above it too. */
export type Layer = 'sys' | 'typed';

/** What the user chose of a crate. */
export interface CrateOptions {
  readonly name: string;
  readonly layer: Layer;
  /** Whether items have doc comments. */
  readonly hasDocs: boolean;
}

export function toCrateView(
  model: Model,
  { name, layer, hasDocs }: CrateOptions,
  provenance: Provenance,
): CrateView {
  const { target } = model;
  const bootInfo = toBootInfoView(model);
  const objects = toObjectsView(model);
  const pairs = toPairsView(target);
  const typed = layer === 'typed' ? toTypedView(model) : undefined;
  return {
    name,
    nameLiteral: stringLiteral(name),
    ident: name.replaceAll('-', '_'),
    minimumRust,
    targetArch: targetArch(target),
    provenance,
    about: {
      sel4Arch: target.sel4Arch,
      kernel: target.isMcs ? 'the MCS kernel' : 'the kernel without MCS',
      label: escapeMarkdown(clean(model.configuration.label)),
    },
    config: toConfigView(model),
    types: { aliases: toTypesView(model) },
    constants: toConstantsView(model),
    enums: { enums: toEnumsView(model) },
    structs: toStructsView(model),
    numbers: toNumbersView(model),
    bitfields: toBitfieldsView(model.bitfields),
    ipcBuffer: {
      ...target.limits,
      messageRegisters: target.messageRegisters,
      registers: Array.from({ length: target.messageRegisters }, (_, index) => `mr${index}`),
      hasPairs: pairs !== undefined,
    },
    trap: { ...toTrapView(target), hasPairs: pairs !== undefined, pairs },
    syscalls: toSyscallsView(model),
    invocations: toInvocationsView(model),
    bootInfo,
    objects,
    typed,
    frontPage: typed && toFrontPage(model, typed),
    layer,
    isTyped: layer === 'typed',
    hasDocs,
    hasBorrowedHeaders: model.headers.isBorrowed,
    isMcs: target.isMcs,
    hasBootInfo: bootInfo !== undefined,
    hasObjects: objects !== undefined,
  };
}
