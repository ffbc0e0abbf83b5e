// SPDX-License-Identifier: BSD-2-Clause
import { readdirSync } from 'node:fs';
import { ConditionSpace } from '../../../src/condition/bdd.js';
import type { Sel4Arch } from '../../../src/config/kernel-config.js';
import { diskRoot } from '../../../src/sources/disk.js';
import { headerNames } from '../../../src/sources/layout.js';
import { SpecSources } from '../../../src/sources/spec-sources.js';
import { createSourceFile } from '../../../src/text/source-file.js';
import { builtInSpecs } from '../../helpers/paths.js';
import { loadSpecs } from '../../specs/spec-facts.js';
import { type OpenHeaders, readOpen } from './read.js';

/** What seL4's build makes of the .bf and .xml files; test/specs/built-in.test.ts compares those. */
const generated: ReadonlySet<string> = new Set([
  'autoconf.h',
  'interfaces/sel4_client.h',
  'sel4/invocation.h',
  'sel4/sel4_arch/types_gen.h',
  'sel4/shared_types_gen.h',
  'sel4/syscall.h',
]);

/** No other header includes it and it declares nothing itself, but a program may include it. */
const lonelyHeader = 'sel4/arch/shared_types.h';

const platformHeader = 'sel4/plat/api/constants.h';

export interface TreeReading extends OpenHeaders {
  /** Files that were read, as their tree names them. */
  readonly files: readonly string[];
}

/** All headers of a tree but the platform's; or, where a platform is named, that one alone. */
export function readHeadersOf(
  tree: string,
  sel4Arch: Sel4Arch,
  platform: string | undefined,
  space: ConditionSpace,
): TreeReading {
  const sources = new SpecSources([diskRoot('source', tree, '')], sel4Arch, platform);
  const isThere = (header: string): boolean => sources.includeHeader(header).kind === 'found';
  const reading = readOpen(
    {
      headers: platform === undefined ? [...headerNames, lonelyHeader].filter(isThere) : [platformHeader],
      sel4Arch,
      typeNames: typeNamesOf(sel4Arch),
      include: (path, from) => {
        // A platform without a header of its own declares nothing.
        const isEmpty = generated.has(path) || (path === platformHeader && !isThere(path));
        return isEmpty
          ? { kind: 'found', file: createSourceFile(`<generated>/${path}`, '') }
          : sources.includeHeader(path, from);
      },
    },
    space,
  );
  return { ...reading, files: sources.filesRead.map(({ name }) => name) };
}

/** Both trees under every configuration; in one condition space, where equal conditions are one node. */
export function readBoth(
  tree: string,
  sel4Arch: Sel4Arch,
  platform?: string,
): { readonly ours: TreeReading; readonly theirs: TreeReading; readonly space: ConditionSpace } {
  const space = new ConditionSpace();
  return {
    theirs: readHeadersOf(tree, sel4Arch, platform, space),
    ours: readHeadersOf(builtInSpecs, sel4Arch, platform, space),
    space,
  };
}

/** The platforms that a tree has a directory for. */
export function platformsOf(tree: string): string[] {
  return readdirSync(`${tree}/libsel4/sel4_plat_include`).sort();
}

/** Every header of a tree. Directories that are links stand elsewhere too. */
export function headersBelow(tree: string, directory = 'libsel4'): string[] {
  return readdirSync(`${tree}/${directory}`, { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${directory}/${entry.name}`;
      return entry.isDirectory() ? headersBelow(tree, path) : path.endsWith('.h') ? [path] : [];
    })
    .sort();
}

const typeNames = new Map<Sel4Arch, readonly string[]>();

/** The types of the .bf files, which are the same in both trees. */
function typeNamesOf(sel4Arch: Sel4Arch): readonly string[] {
  const known = typeNames.get(sel4Arch);
  if (known) return known;
  const { bitfields } = loadSpecs(new SpecSources([diskRoot('built-in', builtInSpecs)], sel4Arch, undefined));
  const names = bitfields.flatMap(({ name }) => [`${name}_t`, `${name}_tag_t`]);
  typeNames.set(sel4Arch, names);
  return names;
}
