// SPDX-License-Identifier: BSD-2-Clause
import type { Report } from '../diagnostics/diagnostic.js';
import type { SourceFile } from '../text/source-file.js';
import { type SpecKind, specKinds } from './layout.js';
import type { SpecSources } from './spec-sources.js';

/** Finds all documents of a generation; undefined where one is missing. Everything missing is reported. */
export function readSpecs(sources: SpecSources, report: Report): Record<SpecKind, SourceFile> | undefined {
  const files = new Map<SpecKind, SourceFile>();
  for (const kind of specKinds) {
    const found = sources.find(kind);
    if ('file' in found) files.set(kind, found.file);
    else
      report.add('E0802', undefined, {
        file: titles[kind],
        searched: found.searched,
        advice: adviceFor(kind, sources),
      });
  }
  return files.size === specKinds.length
    ? (Object.fromEntries(files) as Record<SpecKind, SourceFile>)
    : undefined;
}

const titles: Readonly<Record<SpecKind, string>> = {
  syscalls: 'api/syscall.xml',
  'object-api': 'interfaces/object-api.xml',
  'sel4-arch': 'interfaces/object-api-sel4-arch.xml',
  arch: 'interfaces/object-api-arch.xml',
  types: 'sel4/sel4_arch/types.bf',
  'shared-types': 'sel4/shared_types.bf',
};

function adviceFor(kind: SpecKind, sources: SpecSources): string {
  const hasSource = sources.roots.some((root) => root.kind === 'source');
  if (kind === 'types' && !hasSource) {
    return "seL4 installs no types.pbf for arm_hyp; add --sel4 with the source tree of the kernel's version.";
  }
  return hasSource
    ? 'Is the tree complete, and of seL4 11.0.0 or later?'
    : "A Microkit SDK has no interface XML; add --sel4 with the source tree of the kernel's version.";
}
