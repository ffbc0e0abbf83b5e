// SPDX-License-Identifier: BSD-2-Clause
import type { Model } from '../../model/model.js';
import type { Place } from '../../model/place.js';
import { code, paragraphs, sourceLine } from '../docs.js';
import { isReservedType } from './reserved.js';
import { typeName } from './names.js';
import { addressSpaces, otherObjects, withoutArchitecture } from './tables/objects.js';
import { capabilityText } from './tables/type-docs.js';
import { rememberOf } from '../../text/remember.js';

/** A kind of capability: a type of the module `cap`. */
export interface Capability {
  /** Its name in C. */
  readonly name: string;
  readonly rustName: string;
  readonly doc: readonly string[];
  readonly place: Place | undefined;
}

/** Another name of a kind of capability. */
export interface CapabilityAlias {
  readonly rustName: string;
  readonly of: Capability;
  readonly doc: readonly string[];
}

export interface Capabilities {
  readonly all: readonly Capability[];
  readonly aliases: readonly CapabilityAlias[];
  /** By the name in C, or by a role: `vspace`, `page`. */
  readonly find: (name: string) => Capability | undefined;
}

/**
 * The capabilities of a configuration: interfaces of which a method exists or that have none anywhere, the other types
 * that methods take, and objects without an interface. What another configuration alone can invoke is left out.
 */
export const toCapabilities = rememberOf((model: Model): Capabilities => {
  const found = new Map<string, Capability>();
  const add = (name: string, doc: readonly string[], place: Place | undefined): void => {
    if (found.has(name) || name === 'seL4_CPtr') return;
    const rustName = typeName(name);
    found.set(name, {
      name,
      rustName: isReservedType(rustName) ? `${rustName}Cap` : rustName,
      doc,
      place,
    });
  };
  for (const { name, methods, absent, place } of model.interfaces) {
    if (methods.length === 0 && absent.length > 0) continue;
    const text = capabilityText(name) ?? `A capability that methods of ${code(name)} are invoked on.`;
    add(name, paragraphs([text], [`Interface ${code(name)}. ${sourceLine(place)}`]), place);
  }
  for (const { name, doc, exists } of otherObjects) {
    const isDeclared = model.headers.typedefs.some((one) => one.name === name);
    if (exists === 'always' || (exists === 'mcs' ? model.target.isMcs : isDeclared))
      add(name, [doc], undefined);
  }
  for (const { methods } of model.interfaces) {
    for (const { type, kind } of methods.flatMap(({ inputs }) => inputs)) {
      const doc = capabilityText(type) ?? `A capability that methods take as ${code(type)}.`;
      if (kind === 'capability') add(type, [doc], undefined);
    }
  }
  const all = [...found.values()].sort((a, b) => (a.rustName < b.rustName ? -1 : 1));
  const aliases = toAliases(all, model.target.sel4Arch);
  const roles = new Map(aliases.map(({ rustName, of }) => [rustName.toLowerCase(), of]));
  return { all, aliases, find: (name) => found.get(name) ?? roles.get(name) };
});

/** Names that programs for several architectures can use: `Page`, `AsidPool`, and `VSpace` for an address space. */
function toAliases(all: readonly Capability[], sel4Arch: string): CapabilityAlias[] {
  const byName = new Map(all.map((one) => [one.name, one]));
  const root = addressSpaces[sel4Arch]?.map((name) => byName.get(name)).find((one) => one !== undefined);
  const candidates = all.flatMap((of): CapabilityAlias[] => {
    const rest = withoutArchitecture(of.name);
    if (rest === undefined) return [];
    const doc = [`The [\`${of.rustName}\`] of this architecture, by a name that others have too.`];
    return [{ rustName: typeName(rest), of, doc }];
  });
  const space = root && {
    rustName: 'VSpace',
    of: root,
    doc: [
      'The capability that stands for an address space under this configuration: the root of its tables.',
    ],
  };
  const wanted = [...(space ? [space] : []), ...candidates];
  const taken = new Set(all.map(({ rustName }) => rustName));
  return wanted
    .filter(({ rustName, of }, index) => {
      const isFirst = wanted.findIndex((other) => other.rustName === rustName) === index;
      const isOnly = candidates.filter((other) => other.rustName === rustName).length <= 1;
      const isFree = !taken.has(rustName) && !isReservedType(rustName);
      return isFirst && isFree && (of === root || isOnly);
    })
    .sort((a, b) => (a.rustName < b.rustName ? -1 : 1));
}
