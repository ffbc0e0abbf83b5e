// SPDX-License-Identifier: BSD-2-Clause
import { exitCodes } from '../exit-codes.js';
import type { CommandLine } from './command-line.js';

/** What the exit codes mean, in the words of the README. */
const meanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  ok: 'Everything is right.',
  findings: 'A comparison found something.',
  usage: 'The command line is wrong.',
  invalidInput: 'Specs or configuration are wrong; nothing was written.',
  notUpToDate: 'What is on disk is not what the inputs give.',
  internal: 'A mistake of this program.',
};

/** A page for section 1 of the manual. */
export function renderManPage(
  program: string,
  version: string,
  description: string,
  commands: readonly CommandLine[],
): string {
  const sections = commands.map(({ name, operands, description: about, options }) =>
    [
      `.SS ${escape([program, name, operands, options.length > 0 ? '[options]' : ''].filter(Boolean).join(' '))}`,
      `${sentence(about)}`,
      ...options.map(
        ({ flag, value, description: what, choices }) =>
          `.TP\n.BR ${escape(flag)}${value === undefined ? '' : ` " " \\fI${escape(value)}\\fR`}\n${sentence(
            choices.length > 0 && choices.length < 9 ? `${what}: ${choices.join(', ')}` : what,
          )}`,
      ),
    ].join('\n'),
  );
  const codes = Object.entries(exitCodes).map(
    ([name, code]) => `.TP\n.B ${code}\n${meanings[name as keyof typeof exitCodes]}`,
  );
  return [
    `.TH ${program.toUpperCase()} 1 "" "${program} ${version}"`,
    `.SH NAME\n${escape(program)} \\- ${escape(description)}`,
    `.SH SYNOPSIS\n.B ${escape(program)}\n.I command\n[options]`,
    `.SH COMMANDS\n${sections.join('\n')}`,
    `.SH EXIT STATUS\n${codes.join('\n')}`,
    '',
  ].join('\n');
}

function sentence(text: string): string {
  const first = text.startsWith('seL4') ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
  return escape(/[.!?]$/.test(first) ? first : `${first}.`);
}

/** A line of roff must not begin with a dot or a quote; a hyphen is a minus, so that options can be copied. */
function escape(text: string): string {
  return text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&');
}
