// SPDX-License-Identifier: BSD-2-Clause
import { Report } from '../diagnostics/diagnostic.js';
import { toOptionName, type ConfigEntry } from '../syntax/kernel-config/entry.js';
import type { ConfigValue, KernelConfig } from './kernel-config.js';
import { macroText } from './known-keys.js';
import { findSel4Arch } from './sel4-arch.js';

/** More would hide that there is one thing to do about all of them. */
const namedAtMost = 4;

/**
 * Reports where a configuration is not the one that an installed kernel was built with: another architecture, or
 * another value of an option that specs or headers read. `readBySpecs` is asked only where options differ.
 */
export function reportOtherThanInstalled(
  { sel4Arch, options }: KernelConfig,
  installed: readonly ConfigEntry[],
  readBySpecs: () => ReadonlySet<string>,
  report: Report,
): void {
  const there = new Map(installed.map((entry) => [entry.key, entry]));
  const installedArch = findSel4Arch(there, new Report());
  if (installedArch !== undefined && installedArch !== sel4Arch) {
    report.add('E0713', there.get('CONFIG_SEL4_ARCH')?.span, { arch: sel4Arch, installed: installedArch });
    return;
  }
  // The kernel's own file does not have those of libsel4.
  const isSilent = (key: string): boolean => key.startsWith('CONFIG_LIB_SEL4_') && !options.has(key);
  const others = [...there.values()].filter(
    ({ key, value }) => !isSilent(key) && macroText(value) !== macroText(options.get(key)),
  );
  const read = others.length > 0 ? readBySpecs() : new Set<string>();
  const [first, ...rest] = others.filter(({ key }) => read.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  if (!first) return;
  const named = [first, ...rest.slice(0, namedAtMost - 1)].map(
    ({ key, value }) =>
      `${toOptionName(key)} is ${say(options.get(key), value)} (installed: ${say(value, options.get(key))})`,
  );
  const more = rest.length + 1 - named.length;
  const differences = [...named, ...(more > 0 ? [`${more} more differ`] : [])].join(', ');
  report.add('E0714', first.span, { differences });
}

/** A header writes 1 for what is on; the other side may know that it is a switch. */
function say(value: ConfigValue | undefined, other: ConfigValue | undefined): string {
  const text = macroText(value);
  if (text === undefined) return 'off';
  return value?.kind === 'boolean' || (other?.kind === 'boolean' && text === '1') ? 'on' : text;
}
