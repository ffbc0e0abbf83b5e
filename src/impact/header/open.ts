// SPDX-License-Identifier: BSD-2-Clause
import type { ConditionSpace } from '../../condition/bdd.js';
import type { Sel4Arch } from '../../config/kernel-config.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { compilerHeader, hasAttribute, predefinedMacros } from '../../resolve/header/compiler.js';
import { type OpenHeader, openHeader } from '../../syntax/header/preprocess/open.js';
import type { IncludeResult } from '../../syntax/preprocess/preprocess.js';
import { createSourceFile, type SourceFile } from '../../text/source-file.js';
import type { FixedOptions } from '../fixed.js';
import { isPlatformMacro, platformHeaderText } from '../platforms.js';

/** Where the headers of an architecture are, before a configuration is chosen. */
export interface HeaderSources {
  /** As `#include <…>` names them. */
  readonly headers: readonly string[];
  /** Finds headers of libsel4 that are not the platform's. */
  readonly include: (path: string, from: SourceFile) => IncludeResult;
  /** The header of each platform; undefined where it has none. */
  readonly platformHeader: (path: string, platform: string) => SourceFile | undefined;
  readonly platforms: readonly string[];
}

/** Whether a macro is for the configuration to say. */
export function isOpenOption(name: string, fixed: FixedOptions): boolean {
  return isPlatformMacro(name) || (name.startsWith('CONFIG_') && !fixed.has(name));
}

/** Reads the headers of one architecture under all its configurations at once. */
export function openHeaders(
  sources: HeaderSources,
  generated: (path: string) => SourceFile | undefined,
  sel4Arch: Sel4Arch,
  fixed: FixedOptions,
  space: ConditionSpace,
  report: Report,
): OpenHeader {
  const compiler = predefinedMacros(sel4Arch);
  const all = sources.headers.map((header) => `#include <${header}>\n`).join('');
  /** Headers of platforms by the paths that stand for them. */
  const ofPlatforms = new Map<string, SourceFile>();
  const platformHeader = (path: string): SourceFile => {
    const paths = sources.platforms.map((platform, index) => {
      const file = sources.platformHeader(path, platform);
      // No header has such a name, and any name of a file or a platform is sound this way.
      const name = `<platforms>/${index}/${path}`.replace(/[<>]/g, '.');
      if (file) ofPlatforms.set(name, file);
      return file && name;
    });
    return createSourceFile(`<platforms>/${path}`, platformHeaderText(paths));
  };
  return openHeader(createSourceFile('<headers>', all), {
    space,
    isOption: (name) => isOpenOption(name, fixed),
    lookup: (name) => compiler.get(name) ?? fixed.get(name),
    hasAttribute,
    include: (path, from) => {
      const own = compilerHeader(path) ?? generated(path) ?? ofPlatforms.get(path);
      if (own) return { kind: 'found', file: own };
      const found = sources.include(path, from);
      if (found.kind !== 'missing' || !path.startsWith('sel4/plat/')) return found;
      return { kind: 'found', file: platformHeader(path) };
    },
    report,
  });
}
