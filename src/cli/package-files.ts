// SPDX-License-Identifier: BSD-2-Clause
import { parsePresets, type Presets } from '../config/preset-data.js';
import type { Templates } from '../emit/engine.js';
import type { SpecRoot } from '../sources/provider.js';
import type { CMakeBuild } from '../syntax/kernel-config/cmake-build.js';
import { derivations, type Derivation } from '../syntax/kernel-config/cmake-derived.js';
import type { CMakeName } from '../syntax/kernel-config/cmake-names.js';
import { rememberText } from '../text/remember.js';
import { toMacroName } from '../syntax/kernel-config/entry.js';
import { packageOnDisk } from './package-disk.js';

/** What belongs to the program beside its code. */
export interface PackageFiles {
  /** The built-in specs and what is known of them, by path. */
  readonly specs: () => ReadonlyMap<string, string>;
  /** All templates, by directory and name without ending: `sys/block`, `support/bits`. */
  readonly templates: () => Templates;
  /** What `init` and `--cmakedir` write, by path below templates/integration. */
  readonly integrations: () => ReadonlyMap<string, string>;
  /** The page of a diagnostic; undefined where there is none. */
  readonly page: (code: string) => string | undefined;
}

let files = packageOnDisk;
let specs: ReadonlyMap<string, string> | undefined;
let templates: Templates | undefined;

/** The single file has all of it inside, and says so when it starts. */
export function usePackageFiles(own: PackageFiles): void {
  files = own;
  specs = templates = undefined;
}

function builtInSpecs(): ReadonlyMap<string, string> {
  return (specs ??= files.specs());
}

/** Always the same map, so that what is made of the templates can be kept. */
export function readTemplates(): Templates {
  return (templates ??= files.templates());
}

export function readDiagnosticPage(code: string): string | undefined {
  return files.page(code);
}

export function builtInRoot(): SpecRoot {
  return { kind: 'built-in', path: '<built-in>', read: (name) => builtInSpecs().get(name) };
}

/** The directories of platforms that the built-in specs have. */
export function builtInPlatforms(): string[] {
  const names = [...builtInSpecs().keys()].map(
    (path) => /^libsel4\/sel4_plat_include\/([^/]+)\//.exec(path)?.[1],
  );
  return [...new Set(names.filter((name) => name !== undefined))];
}

export function readPresets(): Presets {
  return presetsIn(builtInSpecs().get('presets.json') ?? '');
}

const presetsIn = rememberText(parsePresets);

/** What the build of the release that the built-in specs are of says of its options. */
export function readBuiltInBuild(): CMakeBuild {
  const text = builtInSpecs().get('cmake-names.json') ?? '';
  const { names, derived, platforms } = JSON.parse(text) as {
    readonly names: Readonly<Record<string, readonly string[]>>;
    readonly derived: Readonly<Record<string, Partial<Readonly<Record<Derivation, readonly string[]>>>>>;
    readonly platforms: Readonly<Record<string, readonly string[]>>;
  };
  return {
    names: new Map(
      Object.entries(names).map(([variable, options]) => [
        variable,
        options.map((name): CMakeName => ({ key: toMacroName(name), kind: 'set', guards: [] })),
      ]),
    ),
    derived: new Map(
      Object.entries(derived).map(([option, sources]) => [
        toMacroName(option),
        new Map(
          derivations.flatMap((how) => (sources[how] ?? []).map((name) => [toMacroName(name), how] as const)),
        ),
      ]),
    ),
    platforms: new Map(Object.entries(platforms)),
  };
}

/** The files of an integration into another build, by their paths in the project that they are written to. */
export function readIntegration(name: string): ReadonlyMap<string, string> {
  const prefix = `${name}/`;
  const own = [...files.integrations()].filter(([path]) => path.startsWith(prefix));
  return new Map(own.map(([path, text]) => [path.slice(prefix.length), text]));
}
