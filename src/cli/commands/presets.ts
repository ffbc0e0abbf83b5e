// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { listPresets } from '../../config/presets.js';
import { exitCodes } from '../exit-codes.js';
import { printData } from '../global/say.js';
import { readPresets } from '../package-files.js';

type Presets = ReturnType<typeof listPresets>;

export function addPresets(program: Command, finish: (code: number) => void): void {
  program
    .command('presets')
    .description('list the built-in kernel configurations')
    .option('--json', 'as JSON, for programs: docs/command-line.md has the format', false)
    .addHelpText(
      'after',
      `
Examples:
  sel4-bindgen presets
  sel4-bindgen generate --config x86_64-mcs-debug-smp --out bindings
docs/configuration.md says what is in them.`,
    )
    .action(({ json }: { readonly json: boolean }) => {
      const presets = listPresets(readPresets());
      printData(json ? renderJson(presets) : renderTable(presets));
      finish(exitCodes.ok);
    });
}

/** For programs: docs/schema/sel4-bindgen-presets-1.schema.json describes every property. */
function renderJson(presets: Presets): string {
  const document = { format: 'sel4-bindgen-presets', formatVersion: 1, presets };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function renderTable(presets: Presets): string {
  const rows = [{ name: 'PRESET', platform: 'PLATFORM', cpu: 'CPU', summary: 'WHAT IT IS' }, ...presets];
  const width = (key: 'name' | 'platform' | 'cpu'): number => Math.max(...rows.map((row) => row[key].length));
  const widths = { name: width('name'), platform: width('platform'), cpu: width('cpu') };
  const lines = rows.map(({ name, platform, cpu, summary }) =>
    [name.padEnd(widths.name), platform.padEnd(widths.platform), cpu.padEnd(widths.cpu), summary]
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n\nModifiers can be combined: x86_64-mcs-debug-smp.\n`;
}
