// SPDX-License-Identifier: BSD-2-Clause
import type { Command } from 'commander';
import { listPresets } from '../../config/presets.js';
import { exitCodes } from '../exit-codes.js';
import { readPresets } from '../package-files.js';

export function addPresets(program: Command, finish: (code: number) => void): void {
  program
    .command('presets')
    .description('list the built-in kernel configurations')
    .option('--json', 'as JSON', false)
    .action(({ json }: { readonly json: boolean }) => {
      const presets = listPresets(readPresets());
      process.stdout.write(json ? `${JSON.stringify(presets, null, 2)}\n` : table(presets));
      finish(exitCodes.ok);
    });
}

function table(presets: ReturnType<typeof listPresets>): string {
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
