// SPDX-License-Identifier: BSD-2-Clause
import type { MacroLookup } from '../condition/evaluate.js';
import { type KernelConfig, macroLookup } from '../config/kernel-config.js';
import type { Report } from '../diagnostics/diagnostic.js';

/**
 * How conditions see the configuration. An option that it does not mention is undefined, as a macro would be;
 * where that is not to be trusted (`--strict`), reading one is reported, once.
 */
export function configurationLookup(config: KernelConfig, isStrict: boolean, report: Report): MacroLookup {
  const lookup = macroLookup(config);
  if (!isStrict) return lookup;
  return (name) => {
    if (name.startsWith('CONFIG_') && !config.options.has(name)) {
      report.add('E0706', undefined, { key: name.slice('CONFIG_'.length) });
    }
    return lookup(name);
  };
}
