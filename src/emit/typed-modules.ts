// SPDX-License-Identifier: BSD-2-Clause
import type { ErrorView } from '../view/typed/errors/error-view.js';
import type { FaultView } from '../view/typed/faults/fault-view.js';
import type { TypedView } from '../view/typed/typed-view.js';
import type { Render } from './engine.js';
import type { RustModule } from './modules.js';

/** The modules of the typed layer. Those whose functions enter the kernel are there on the target alone. */
export function typedModules(
  view: TypedView,
  onTarget: readonly string[],
  render: Render,
  support: (name: string) => string,
  hasFeatures: boolean,
): RustModule[] {
  const feature = (name: string): string[] => featureAttribute(name, hasFeatures);
  const leaf = (
    name: Exclude<keyof TypedView, 'bootCaps' | 'mapping'>,
    attributes: readonly string[] = [],
  ): RustModule => ({
    name,
    text: render(`typed/${name}`, { ...view[name], hasFeatures }),
    attributes: [...feature('typed'), ...attributes],
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
      ...(view.mapping ? [inner('mapping', view.mapping, onTarget)] : []),
      ...(view.cap.hasMethods ? [inner('methods', view.cap, onTarget)] : []),
      ...(view.cap.hasSlots ? [inner('slot', view.cap)] : []),
    ],
  };
  return [
    cap,
    leaf('context'),
    leaf('debug', [...feature('debug-syscalls'), ...onTarget]),
    ...(view.error ? [{ ...leaf('error'), children: errorModules(view.error, render) }] : []),
    ...(view.fault ? [{ ...leaf('fault'), children: faultModules(view.fault, support) }] : []),
    {
      ...leaf('ipc'),
      children: [
        inner('calls', view.ipc, onTarget),
        inner('message_info', view.ipc),
        inner('messages', view.ipc),
        inner('packing', view.ipc),
      ],
    },
    leaf('prelude', onTarget),
    { ...leaf('types'), children: [inner('values', view.types)] },
  ];
}

/** What the typed layer adds to the module `boot_info`. */
export function bootInfoModules({ bootCaps }: TypedView, render: Render, hasFeatures: boolean): RustModule[] {
  const attributes = featureAttribute('typed', hasFeatures);
  const part = (name: string, template: string): RustModule => ({
    name,
    text: render(`typed/${template}`, bootCaps),
    attributes,
    children: [],
  });
  return [{ ...part('caps', 'boot_caps'), isPrivate: true }, part('initial', 'initial')];
}

function featureAttribute(name: string, hasFeatures: boolean): string[] {
  return hasFeatures ? [`#[cfg(feature = "${name}")]`] : [];
}

/** The names of arguments, for showing errors. */
function errorModules({ arguments: view }: ErrorView, render: Render): RustModule[] {
  return view
    ? [{ name: 'arguments', text: render('typed/arguments', view), attributes: [], children: [] }]
    : [];
}

/** What a processor says of memory faults: Rust that is copied as it is, chosen by the architecture. */
function faultModules(view: FaultView, support: (name: string) => string): RustModule[] {
  const copy = (name: string, file: string): RustModule => ({
    name,
    text: support(file),
    attributes: [],
    children: [],
  });
  return view.hasStatus ? [copy('vm_access', 'vm_access'), copy('vm_status', view.statusModule)] : [];
}
