// SPDX-License-Identifier: BSD-2-Clause
import { basename } from 'node:path';
import type { KernelConfig } from '../config/kernel-config.js';
import { reportOtherThanInstalled } from '../config/other-than-installed.js';
import { Report } from '../diagnostics/diagnostic.js';
import { installedPrefixes } from '../sources/layout.js';
import type { SpecRoot } from '../sources/provider.js';
import type { ConfigEntry } from '../syntax/kernel-config/entry.js';
import { readConfig } from '../syntax/kernel-config/read-config.js';
import { createSourceFile, type SourceFile } from '../text/source-file.js';
import { mentionedOptions } from './mentioned-options.js';

/** What an installation says of its kernel, and the names of the files that say it. */
export function readInstalled(
  roots: readonly SpecRoot[],
  report: Report,
): { readonly entries: readonly ConfigEntry[]; readonly names: readonly string[] } {
  const files = installedFiles(roots);
  return {
    entries: files.flatMap((file) => readConfig(file, undefined, report)),
    names: files.map(({ path }) => basename(path)),
  };
}

/** Bindings for another kernel than the one that is installed would be wrong, and compile. */
export function compareWithInstalled(config: KernelConfig, roots: readonly SpecRoot[], report: Report): void {
  // Where nothing but the installation was asked, its files have been reported; else their mistakes do not matter.
  const { entries } = readInstalled(roots, new Report());
  const readBySpecs = (): ReadonlySet<string> => mentionedOptions(roots, notConfiguration);
  reportOtherThanInstalled(config, entries, readBySpecs, report);
}

/** A header that has all options asks for none. */
const notConfiguration = /^(?!(?:gen_config|autoconf)\.h$).*\.(?:p?bf|xml|h)$/;

/** An installation has the settings of kernel and libsel4 in two files. */
function installedFiles(roots: readonly SpecRoot[]): SourceFile[] {
  for (const root of roots.filter(({ kind }) => kind === 'installed')) {
    for (const prefix of installedPrefixes) {
      const found = ['kernel/gen_config', 'sel4/gen_config'].flatMap((name) => {
        for (const ending of ['.json', '.h']) {
          const text = root.read(`${prefix}${name}${ending}`);
          if (text !== undefined)
            return [createSourceFile(`${root.path}/${prefix}${name}${ending}`, text, `${name}${ending}`)];
        }
        return [];
      });
      if (found.length > 0) return found;
    }
  }
  return [];
}
