// SPDX-License-Identifier: BSD-2-Clause
import type { CommandLine, CommandOption } from './command-line.js';

/** A completion for bash 3.2 and later. No word of ours has a blank or a quote. */
export function renderBash({ program, commands, globals, alone }: CommandLine): string {
  const list = (words: readonly string[]): string => words.join('\\n');
  const flags = (options: readonly CommandOption[]): string[] => options.map(({ flag }) => flag);
  const taking = globals.filter(({ value }) => value !== undefined);
  const values = [{ name: '*', options: globals }, ...commands].flatMap(({ name, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .map(({ flag, choices }) => {
        const pattern = name === '*' ? `*' ${flag}'` : `'${name} ${flag}'`;
        return `        ${pattern}) values=$'${list(choices)}' ;;`;
      }),
  );
  const words = commands.map(({ name, choices, options }) => {
    const all = [...choices, ...flags(options), ...flags(globals), '--help'];
    return `        ${name}) words=$'${list(all)}' ;;`;
  });
  const first = [...commands.map(({ name }) => name), ...flags(globals), ...flags(alone), '--help'];
  return `# bash completion for ${program}

_sel4_bindgen() {
    local IFS=$'\\n' current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
    local command= values= words= at
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
    case "$command $before" in
${values.join('\n')}
    esac
    case "$command" in
        '') words=$'${list(first)}' ;;
${words.join('\n')}
    esac
    if [[ -z $values && $current == -* ]]; then values=$words; fi
    if [[ -z $values && $before != -* ]]; then values=$words; fi
    COMPREPLY=($(compgen -W "$values" -- "$current"; [[ $current == -* || -z $command && $before != -* ]] || compgen -f -- "$current"))
}
complete -o filenames -F _sel4_bindgen ${program}
`;
}
