// SPDX-License-Identifier: BSD-2-Clause
import type { CommandLine } from './command-line.js';

/** A completion for bash 3.2 and later. No word of ours has a blank or a quote. */
export function renderBash(program: string, commands: readonly CommandLine[]): string {
  const list = (words: readonly string[]): string => words.join('\\n');
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap(({ name, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ flag, choices }) => `        '${name} ${flag}') values=$'${list(choices)}' ;;`),
  );
  const words = commands.map(({ name, choices, options }) => {
    const all = [...choices, ...options.map(({ flag }) => flag), '--help'];
    return `        ${name}) words=$'${list(all)}' ;;`;
  });
  return `# bash completion for ${program}

_sel4_bindgen() {
    local IFS=$'\\n' current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} values= words=
    if [[ $COMP_CWORD == 1 ]]; then
        COMPREPLY=($(compgen -W $'${list(names)}' -- "$current"))
        return
    fi
    case "\${COMP_WORDS[1]} $before" in
${values.join('\n')}
    esac
    case "\${COMP_WORDS[1]}" in
${words.join('\n')}
    esac
    if [[ -z $values && $current == -* ]]; then values=$words; fi
    if [[ -z $values && $before != -* ]]; then values=$words; fi
    COMPREPLY=($(compgen -W "$values" -- "$current"; [[ $current == -* ]] || compgen -f -- "$current"))
}
complete -o filenames -F _sel4_bindgen ${program}
`;
}
