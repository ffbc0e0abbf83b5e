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
    _arguments -C ${before.join(' \\\n        ')} \\
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

function specOf({ flag, value, description, choices }: CommandOption): string {
  const about = `[${description.replace(/[[\]\\:]/g, (character) => `\\${character}`)}]`;
  if (value === undefined) return quote(`${flag}${about}`);
  // What may be a file too is completed as one beside its words.
  const isFile = value.includes('file');
  const list = `(${choices.join(' ')})`;
  const action =
    choices.length === 0 ? '_files' : isFile ? `{ compadd - ${choices.join(' ')}; _files }` : list;
  // An asterisk: options may be repeated.
  return quote(`*${flag}${about}:${value.replace(/[:|]/g, ' or ')}:${action}`);
}

function operandOf(choices: readonly string[]): string {
  return quote(choices.length > 0 ? `*:argument:(${choices.join(' ')})` : '*:file:_files');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
