// SPDX-License-Identifier: BSD-2-Clause
import type { Sel4Arch } from '../config/kernel-config.js';
import { sharedSourceFile, type SourceFile } from '../text/source-file.js';
import type { IncludeResult } from '../syntax/preprocess/preprocess.js';
import { configurationHeader } from './config-headers.js';
import { candidates, headerDirectories, headerNames, includeDirectories, type SpecKind } from './layout.js';
import type { SpecRoot } from './provider.js';

/** Finds specs in the given roots, first root first, and remembers what was read. */
export class SpecSources {
  readonly roots: readonly SpecRoot[];
  /** Where C headers are looked for. */
  readonly #headerRoots: readonly SpecRoot[];
  readonly #sel4Arch: Sel4Arch;
  readonly #platform: string | undefined;
  /** Undefined for what is not there: `#include` asks for the same again and again. */
  readonly #read = new Map<string, SourceFile | undefined>();
  readonly #origin = new Map<SourceFile, SpecRoot>();

  /** `completion` has the C headers for roots that have none. */
  constructor(
    roots: readonly SpecRoot[],
    sel4Arch: Sel4Arch,
    platform: string | undefined,
    completion?: SpecRoot,
  ) {
    this.roots = roots;
    this.#headerRoots = roots;
    this.#sel4Arch = sel4Arch;
    this.#platform = platform;
    if (completion && 'missing' in this.headers()) this.#headerRoots = [completion];
  }

  /** Whether the C headers are those of the completion. */
  get headersAreBorrowed(): boolean {
    return this.#headerRoots !== this.roots;
  }

  /** Every file that was really read, sorted by path. */
  get filesRead(): readonly SourceFile[] {
    return [...this.#origin.keys()].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The document of a kind, or where it was looked for. */
  find(kind: SpecKind): { readonly file: SourceFile } | { readonly searched: string } {
    const searched: string[] = [];
    for (const root of this.roots) {
      for (const name of candidates(kind, root, this.#sel4Arch)) {
        const file = this.open(root, name);
        if (file) return { file };
        searched.push(joinPath(root.path, name));
      }
    }
    return { searched: searched.join(', ') };
  }

  open(root: SpecRoot, name: string): SourceFile | undefined {
    const path = joinPath(root.path, name);
    if (this.#read.has(path)) return this.#read.get(path);
    const text = root.read(name);
    const file = text === undefined ? undefined : sharedSourceFile(path, text, name);
    this.#read.set(path, file);
    if (file) this.#origin.set(file, root);
    return file;
  }

  /** Resolves `#include`: generated headers from the configuration, then beside the file, then the tree's directories. */
  include(path: string, from: SourceFile): IncludeResult {
    const generated = configurationHeader(path);
    if (generated) return { kind: 'found', file: generated };
    return this.#search(this.roots, [path, path.replace(/\.bf$/, '.pbf')], from, includeDirectories);
  }

  /** The same for libsel4's C headers, which see nothing of the kernel's; `from` is absent for a file named by us. */
  includeHeader(path: string, from?: SourceFile): IncludeResult {
    return this.#search(this.#headerRoots, [path], from, headerDirectories);
  }

  /** The C headers that there are, as `#include <…>` names them, or where the first one was looked for. */
  headers(): { readonly found: readonly string[] } | { readonly missing: string; readonly searched: string } {
    const [main, ...others] = headerNames;
    const first = this.includeHeader(main);
    if (first.kind !== 'found')
      return { missing: main, searched: first.kind === 'missing' ? first.searched : '' };
    return { found: [main, ...others.filter((name) => this.includeHeader(name).kind === 'found')] };
  }

  #search(
    allRoots: readonly SpecRoot[],
    candidatePaths: readonly string[],
    from: SourceFile | undefined,
    directoriesOf: typeof includeDirectories,
  ): IncludeResult {
    if (candidatePaths.some(isAbsolute)) return { kind: 'outside' };
    const searched: string[] = [];
    const home = from && this.#origin.get(from);
    const roots = home ? [home, ...allRoots.filter((root) => root !== home)] : allRoots;
    for (const root of roots) {
      const beside = from && root === home ? [directoryOf(from.name)] : [];
      for (const directory of [...beside, ...directoriesOf(root, this.#sel4Arch, this.#platform)]) {
        for (const candidate of candidatePaths) {
          const name = normalise(`${directory}/${candidate}`);
          if (name === undefined) return { kind: 'outside' };
          const file = this.open(root, name);
          if (file) return { kind: 'found', file };
        }
        searched.push(joinPath(root.path, directory));
      }
    }
    return { kind: 'missing', searched: [...new Set(searched)].join(', ') };
  }
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)/.test(path);
}

function directoryOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
}

/** Removes `.` and `..`; undefined where the path leads out of its root. */
function normalise(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

function joinPath(root: string, name: string): string {
  return name === '' ? root : root === '' ? name : `${root.replace(/\/$/, '')}/${name}`;
}
