// SPDX-License-Identifier: BSD-2-Clause
import { printable } from '../../text/printable.js';
import { configFileName } from '../config-file/find.js';
import type { UsedConfigFile } from '../config-file/use.js';
import type { Finding } from './finding.js';

/** The file with options, as every command here would find it. */
export function inspectConfigFile({ applied, report }: UsedConfigFile): Finding {
  const name = 'options';
  if (report.hasErrors)
    return { name, state: 'wrong', text: 'no command that takes options from the file runs; see below' };
  if (!applied)
    return { name, state: 'absent', text: `no ${configFileName} here: all options are given by hand` };
  const options = applied.options.length > 0 ? applied.options.join(' ') : 'none that doctor has';
  return { name, state: 'ok', text: `${printable(applied.file.source.path)}: ${options}` };
}
