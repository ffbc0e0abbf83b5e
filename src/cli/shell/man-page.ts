// SPDX-License-Identifier: BSD-2-Clause
import { wrap } from '../../text/wrap.js';
import { exitCodes } from '../exit-codes.js';
import type { CommandLine, CommandOption } from './command-line.js';
import { environment, exitCodeMeanings, files, type Named } from './manual-facts.js';

const about =
  'It reads the interface specifications of the seL4 kernel, its C headers and one kernel configuration, writes typed ' +
  'Rust for them, and tells what their ABI is, what changed in it, and why. Data goes to standard output, all else to ' +
  'standard error.';

/** A page for section 1 of the manual. */
export function renderManPage(
  { program, commands, globals, alone }: CommandLine,
  version: string,
  description: string,
): string {
  const sections = commands.map(({ name, operands, description: what, options }) =>
    [
      `.SS ${escape([program, name, operands, options.length > 0 ? '[options]' : ''].filter(Boolean).join(' '))}`,
      sentence(what),
      ...options.map(describe),
    ].join('\n'),
  );
  const codes = Object.entries(exitCodes).map(
    ([name, code]) => `.TP\n.B ${code}\n${exitCodeMeanings[name as keyof typeof exitCodes]}`,
  );
  return [
    `.TH ${program.toUpperCase()} 1 "" "${program} ${version}"`,
    `.SH NAME\n${escape(program)} \\- ${escape(description)}`,
    `.SH SYNOPSIS\n.B ${escape(program)}\n.I command\n[options]`,
    `.SH DESCRIPTION\n${escape(about)}`,
    `.SH OPTIONS\nThese may stand before a command or behind it.\n${globals.map(describe).join('\n')}`,
    `.PP\nThese stand alone.\n${alone.map(describe).join('\n')}`,
    `.SH COMMANDS\n${sections.join('\n')}`,
    `.SH ENVIRONMENT\n${environment.map(entry).join('\n')}`,
    `.SH FILES\n${files.map(entry).join('\n')}`,
    `.SH EXIT STATUS\n${codes.join('\n')}`,
    '',
  ].join('\n');
}

function describe({ flag, value, description, choices }: CommandOption): string {
  const head = `.TP\n.BR ${escape(flag)}${value === undefined ? '' : ` " " \\fI${escape(value)}\\fR`}`;
  const isShort = choices.length > 0 && choices.length < 9;
  return `${head}\n${sentence(isShort ? `${description}: ${choices.join(', ')}` : description)}`;
}

function entry({ name, text }: Named): string {
  return `.TP\n.B ${escape(name)}\n${escape(text)}`;
}

function sentence(text: string): string {
  const first = text.startsWith('seL4') ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
  return escape(/[.!?]$/.test(first) ? first : `${first}.`);
}

/** Lines of text. One must not begin with a dot or a quote; a hyphen is a minus, so that options can be copied. */
function escape(text: string): string {
  return wrap(text, 72)
    .map((line) => line.replaceAll('\\', '\\e').replaceAll('-', '\\-').replace(/^[.']/, '\\&$&'))
    .join('\n');
}
