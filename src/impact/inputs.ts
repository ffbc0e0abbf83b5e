// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../condition/evaluate.js';
import type { Sel4Arch } from '../config/kernel-config.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { lowerSpecs } from '../ir/spec.js';
import type { SpecRoot } from '../sources/provider.js';
import { readSpecs } from '../sources/read-specs.js';
import { SpecSources } from '../sources/spec-sources.js';
import { type Step, unwatched } from '../stages.js';
import type { IncludeResult } from '../syntax/preprocess/preprocess.js';
import type { SourceFile } from '../text/source-file.js';
import type { ArchitectureInput } from './architecture.js';

/** Where specs are read from. */
export interface SpecTree {
  readonly roots: readonly SpecRoot[];
  /** Has the C headers for roots that have none. */
  readonly completion: SpecRoot | undefined;
  /** Directories of headers of platforms. */
  readonly platforms: readonly string[];
  /** The architectures that a platform can be built for, where that is known. */
  readonly platformArchitectures: ReadonlyMap<string, readonly string[]>;
}

/** What an architecture is read from; undefined where something is missing or wrong, which is reported. */
export function readArchitecture(
  { roots, completion, platforms: all, platformArchitectures }: SpecTree,
  sel4Arch: Sel4Arch,
  typical: MacroLookup,
  report: Report,
  step: Step = unwatched.step,
): ArchitectureInput | undefined {
  const sources = new SpecSources(roots, sel4Arch, undefined, completion);
  const files = readSpecs(sources, report);
  const include = (path: string, from: SourceFile): IncludeResult => {
    step(path);
    return sources.include(path, from);
  };
  const ir = files && lowerSpecs(files, include, report);
  const headers = sources.headers();
  if ('missing' in headers)
    report.add('E0807', undefined, { file: headers.missing, searched: headers.searched });
  if (!ir || 'missing' in headers || report.hasErrors) return undefined;
  const platforms = all.filter((platform) => platformArchitectures.get(platform)?.includes(sel4Arch) ?? true);
  const ofPlatform = new Map(
    platforms.map((platform) => [platform, new SpecSources(roots, sel4Arch, platform, completion)]),
  );
  const platformHeader = (path: string, platform: string): SourceFile | undefined => {
    const found = ofPlatform.get(platform)?.includeHeader(path);
    return found?.kind === 'found' ? found.file : undefined;
  };
  return {
    sel4Arch,
    ir,
    headersAreBorrowed: sources.headersAreBorrowed,
    typical,
    headers: {
      headers: headers.found,
      include: (path, from) => {
        step(path);
        return sources.includeHeader(path, from);
      },
      platforms: platforms.filter((platform) => {
        const header = platformHeader(platformHeaderPath, platform);
        return !header || includedBy(header).every((path) => sources.includeHeader(path).kind === 'found');
      }),
      platformHeader,
    },
  };
}

/** What libsel4 includes of every platform. */
const platformHeaderPath = 'sel4/plat/api/constants.h';

/** Where a tree does not say what a platform is of: a header of another architecture includes what is not there. */
function includedBy({ text }: SourceFile): string[] {
  const own = /^[ \t]*#[ \t]*include[ \t]*<(sel4\/(?:sel4_)?arch\/[^>]*)>/gm;
  return Array.from(text.matchAll(own), ([, path = '']) => path);
}
