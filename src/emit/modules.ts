// SPDX-License-Identifier: BSD-2-Clause
import type { CrateView } from '../view/crate-view.js';
import { type Render, supportText, type Templates } from './engine.js';
import { bootInfoModules, typedModules } from './typed-modules.js';
import { withoutDocs } from './without-docs.js';

/** A Rust module: its own text (with layout marks) and the modules in it. */
export interface RustModule {
  readonly name: string;
  readonly text: string;
  /** Attributes before `mod`, for the form with everything in one file. */
  readonly attributes: readonly string[];
  /** Whether only the module that it is in knows it. */
  readonly isPrivate?: boolean;
  readonly children: readonly RustModule[];
}

/**
 * The crate as a tree of modules. Cargo's features are those of the form with many files alone: nobody would set them
 * for a single file, so that one has all of its layer.
 */
export function crateModules(
  view: CrateView,
  templates: Templates,
  render: Render,
  hasFeatures: boolean,
): RustModule {
  const support = (name: string): string => supportText(templates, name);
  const onTarget = [`#[cfg(target_arch = "${view.targetArch}")]`];
  const leaf = (name: string, text: string, attributes: readonly string[] = []): RustModule => ({
    name,
    text,
    attributes,
    children: [],
  });
  /** A part of a module that has what is in it as its own. */
  const inner = (name: string, text: string, attributes: readonly string[] = []): RustModule => ({
    ...leaf(name, text, attributes),
    isPrivate: true,
  });
  const sys: RustModule = {
    name: 'sys',
    text: render('sys/mod', view),
    attributes: [],
    children: [
      inner('bitfields', `${render('sys/bitfields-head', view)}${render('sys/bitfields', view.bitfields)}`),
      leaf('bits', support('bits')),
      ...(view.structs.hasBitFields ? [leaf('bytes', support('bytes'))] : []),
      inner('constants', render('sys/constants', view.constants)),
      inner('enums', render('sys/enums', view.enums)),
      inner('invocations', render('sys/invocations', view.invocations), onTarget),
      inner('ipc_buffer', render('sys/ipc_buffer', view.ipcBuffer)),
      inner('numbers', render('sys/numbers', view.numbers)),
      inner('structs', render('sys/structs', view.structs)),
      inner('syscalls', render('sys/syscalls', { ...view.syscalls, hasFeatures }), onTarget),
      leaf('trap', render('sys/trap', view.trap), onTarget),
      inner('types', render('sys/types', view.types)),
    ],
  };
  const { typed } = view;
  const bootInfo = optional(view.bootInfo, (of) => ({
    ...leaf('boot_info', render('crate/boot_info', { ...of, isTyped: view.isTyped })),
    children: [
      ...(typed ? bootInfoModules(typed, render, hasFeatures) : []),
      inner('extra', render('crate/boot_info_extra', of.extra)),
      inner('slots', support('boot_info_slots')),
    ].sort(byName),
  }));
  const objects = optional(view.objects, (of) => leaf('objects', render('crate/objects', of)));
  const root: RustModule = {
    name: 'lib',
    text: render('crate/lib', { ...view, ...view.frontPage, hasFeatures }),
    attributes: [],
    children: [
      ...bootInfo,
      leaf('config', render('crate/config', { ...view.config, ident: view.ident })),
      ...objects,
      sys,
      ...(typed ? typedModules(typed, onTarget, render, support, hasFeatures) : []),
    ].sort(byName),
  };
  return view.hasDocs ? root : withoutDocs(root);
}

/** As rustfmt has them. */
function byName(one: RustModule, other: RustModule): number {
  return one.name < other.name ? -1 : 1;
}

/** The module of a part that not every crate has. */
function optional<View>(view: View | undefined, module: (view: View) => RustModule): RustModule[] {
  return view === undefined ? [] : [module(view)];
}
