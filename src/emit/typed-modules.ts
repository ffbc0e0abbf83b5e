// SPDX-License-Identifier: BSD-2-Clause
import type { TypedView } from '../view/typed/typed-view.js';
import type { Render } from './engine.js';
import type { RustModule } from './modules.js';

/** The modules of the typed layer. Those whose functions enter the kernel are there on the target alone. */
export function typedModules(view: TypedView, onTarget: readonly string[], render: Render): RustModule[] {
  const leaf = (name: keyof TypedView, attributes: readonly string[] = []): RustModule => ({
    name,
    text: render(`typed/${name}`, view[name]),
    attributes,
    children: [],
  });
  /** A part of a module that has what is in it as its own. */
  const inner = (name: string, of: object, attributes: readonly string[] = []): RustModule => ({
    name,
    text: render(`typed/${name}`, of),
    attributes,
    isPrivate: true,
    children: [],
  });
  const cap: RustModule = {
    ...leaf('cap'),
    children: [
      ...(view.cap.hasMethods ? [inner('methods', view.cap, onTarget)] : []),
      ...(view.cap.hasSlots ? [inner('slot', view.cap)] : []),
    ],
  };
  return [
    cap,
    leaf('context'),
    leaf('error'),
    leaf('fault'),
    leaf('ipc', onTarget),
    leaf('prelude', onTarget),
    { ...leaf('types'), children: [inner('values', view.types)] },
  ];
}
