// SPDX-License-Identifier: BSD-2-Clause
import type { CommandLine, CommandOption } from './command-line.js';

/** A completion for zsh. */
export function renderZsh({ program, commands, globals, alone }: CommandLine): string {
  const names = commands.map(({ name, description }) => `        ${quote(`${name}:${description}`)}`);
  const help = quote('--help[print this help]');
  const branches = commands.map(({ name, choices, options }) => {
    const specs = [...[...options, ...globals].map(specOf), help, operandOf(choices)];
    return `            ${name}) _arguments ${specs.join(' \\\n                ')} ;;`;
  });
  const before = [...[...globals, ...alone].map(specOf), help];
  return `#compdef ${program}

_sel4_bindgen() {
    local curcontext=$curcontext state line
    local -A opt_args
    local -a commands=(
${names.join('\n')}
    )
    # Behind the command, all is for the command's own list.
    _arguments -C -A '-*' ${before.join(' \\\n        ')} \\
        '1:command:->command' \\
        '*::argument:->argument' && return
    case $state in
    command) _describe command commands ;;
    argument)
        case $words[1] in
${branches.join('\n')}
        esac ;;
    esac
}

# Read by the completion system or by hand.
if [[ $funcstack[1] == _${program} ]]; then
    _sel4_bindgen "$@"
else
    compdef _sel4_bindgen ${program}
fi
`;
}

function specOf({ flag, value, description, choices, isPath }: CommandOption): string {
  const about = `[${description.replace(/[[\]\\:]/g, (character) => `\\${character}`)}]`;
  if (value === undefined) return quote(`${flag}${about}`);
  // What may be a file too is completed as one beside its words.
  const list = choices.length === 0 ? ' ' : `(${choices.join(' ')})`;
  const both = choices.length === 0 ? '_files' : `{ compadd - ${choices.join(' ')}; _files }`;
  const action = isPath ? both : list;
  // An asterisk: options may be repeated.
  return quote(`*${flag}${about}:${value.replace(/[:|]/g, ' or ')}:${action}`);
}

function operandOf(choices: readonly string[]): string {
  return quote(choices.length > 0 ? `*:argument:(${choices.join(' ')})` : '*:file:_files');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
