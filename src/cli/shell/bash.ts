// SPDX-License-Identifier: BSD-2-Clause
import type { CommandLine, CommandOption } from './command-line.js';

/** A completion for bash 3.2 and later. No word of ours has a blank or a quote. */
export function renderBash({ program, commands, globals, alone }: CommandLine): string {
  const quoted = (words: readonly string[]): string => (words.length === 0 ? '' : `$'${words.join('\\n')}'`);
  const flags = (options: readonly CommandOption[]): string[] => options.map(({ flag }) => flag);
  const taking = globals.filter(({ value }) => value !== undefined);
  const values = [{ name: '*', options: globals }, ...commands].flatMap(({ name, options }) =>
    options
      .filter(({ value }) => value !== undefined)
      .map(({ flag, choices, isPath }) => {
        const pattern = name === '*' ? `*' ${flag}'` : `'${name} ${flag}'`;
        return `        ${pattern}) words=${quoted(choices)} files=${isPath ? 1 : ''} ;;`;
      }),
  );
  const words = commands.map(({ name, choices, operands, options }) => {
    const all = [...choices, ...flags(options), ...flags(globals), '--help'];
    // An operand that is none of some words may be a file.
    const isFile = operands !== '' && choices.length === 0;
    return `                ${name}) words=${quoted(all)} files=${isFile ? 1 : ''} ;;`;
  });
  const first = [...commands.map(({ name }) => name), ...flags(globals), ...flags(alone), '--help'];
  return `# bash completion for ${program}

_sel4_bindgen() {
    local IFS=$'\\n' current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
    local command= words= files= at
    for ((at = 1; at < COMP_CWORD; at++)); do
        case "\${COMP_WORDS[at]}" in
            ${flags(taking).join(' | ')})
                at=$((at + 1))
                [[ \${COMP_WORDS[at]-} != '=' ]] || at=$((at + 1)) ;;
            -*) ;;
            *) command=\${COMP_WORDS[at]}; break ;;
        esac
    done
    # What stands behind = is a word of its own.
    if [[ $current == '=' ]]; then current=; else [[ $before == '=' ]] && before=\${COMP_WORDS[COMP_CWORD-2]}; fi
    # The value of an option; behind a switch, anything else.
    case "$command $before" in
${values.join('\n')}
        *)
            case "$command" in
                '') words=${quoted(first)} ;;
${words.join('\n')}
            esac
            [[ $current != -* ]] || files= ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"; [[ -z $files ]] || compgen -f -- "$current"))
}
complete -o filenames -F _sel4_bindgen ${program}
`;
}
