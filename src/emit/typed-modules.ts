// SPDX-License-Identifier: BSD-2-Clause
import type { TypedView } from '../view/typed/typed-view.js';
import type { Render } from './engine.js';
import type { RustModule } from './modules.js';

/** The modules of the typed layer. Those whose functions enter the kernel are there on the target alone. */
export function typedModules(
  view: TypedView,
  onTarget: readonly string[],
  render: Render,
  hasFeatures: boolean,
): RustModule[] {
  const feature = (name: string): string[] => (hasFeatures ? [`#[cfg(feature = "${name}")]`] : []);
  const leaf = (name: keyof TypedView, attributes: readonly string[] = []): RustModule => ({
    name,
    text: render(`typed/${name}`, { ...view[name], hasFeatures }),
    attributes: [...feature('typed'), ...attributes],
    children: [],
  });
  return [
    leaf('cap', onTarget),
    leaf('context'),
    leaf('debug', [...feature('debug-syscalls'), ...onTarget]),
    leaf('error'),
    leaf('fault'),
    leaf('ipc', onTarget),
    leaf('prelude', onTarget),
    leaf('types'),
  ];
}
