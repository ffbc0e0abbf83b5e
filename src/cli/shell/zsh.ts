// SPDX-License-Identifier: BSD-2-Clause
import type { CommandLine, CommandOption } from './command-line.js';

/** A completion for zsh. */
export function renderZsh(program: string, commands: readonly CommandLine[]): string {
  const names = commands.map(({ name, description }) => `        ${quote(`${name}:${description}`)}`);
  const branches = commands.map(({ name, choices, options }) => {
    const specs = [...options.map(specOf), quote('--help[print this help]'), operandOf(choices)];
    return `        ${name}) _arguments ${specs.join(' \\\n            ')} ;;`;
  });
  return `#compdef ${program}

_sel4_bindgen() {
    local -a commands=(
${names.join('\n')}
    )
    if (( CURRENT == 2 )); then
        _describe command commands
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT -= 1 ))
    case $command in
${branches.join('\n')}
    esac
}

_sel4_bindgen "$@"
`;
}

function specOf({ flag, value, description, choices }: CommandOption): string {
  const about = `[${description.replace(/[[\]\\:]/g, (character) => `\\${character}`)}]`;
  if (value === undefined) return quote(`${flag}${about}`);
  // What may be a file too is completed as one.
  const action = choices.length > 0 && choices.length < 10 ? `(${choices.join(' ')})` : '_files';
  // An asterisk: options may be repeated.
  return quote(`*${flag}${about}:${value.replace(/[:|]/g, ' or ')}:${action}`);
}

function operandOf(choices: readonly string[]): string {
  return quote(choices.length > 0 ? `*:argument:(${choices.join(' ')})` : '*:file:_files');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
