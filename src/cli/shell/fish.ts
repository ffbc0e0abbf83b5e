// SPDX-License-Identifier: BSD-2-Clause
import type { CommandLine, CommandOption } from './command-line.js';

/** A completion for fish. */
export function renderFish({ program, commands, globals, alone }: CommandLine): string {
  const complete = `complete -c ${program}`;
  const own = commands.flatMap(({ name, description, choices, options }) => {
    const within = `${complete} -n '__sel4_bindgen_is ${name}'`;
    return [
      `${complete} -n '__sel4_bindgen_is ""' -f -a ${name} -d ${quote(description)}`,
      ...(choices.length > 0 ? [`${within} -f -a ${quote(choices.join(' '))}`] : []),
      ...options.map((option) => `${within} ${describe(option)}`),
    ];
  });
  const taking = globals.filter(({ value }) => value !== undefined).map(({ flag }) => flag);
  return `# fish completion for ${program}

function __sel4_bindgen_is
    set -l command ''
    set -l isValue 0
    for word in (commandline -opc)[2..-1]
        if test $isValue = 1
            set isValue 0
        else if contains -- $word ${taking.join(' ')}
            set isValue 1
        else if not string match -q -- '-*' $word
            set command $word
            break
        end
    end
    test "$command" = "$argv[1]"
end

${[
  ...own,
  ...globals.map((option) => `${complete} ${describe(option)}`),
  ...alone.map((option) => `${complete} -n '__sel4_bindgen_is ""' ${describe(option)}`),
  `${complete} -s h -l help -d 'print this help'`,
].join('\n')}
`;
}

function describe({ flag, value, choices, isPath, description }: CommandOption): string {
  const words = choices.length > 0 ? ` -a ${quote(choices.join(' '))}` : '';
  const taking = value === undefined ? '' : isPath ? ' -r' : ' -x';
  return `-l ${flag.replace(/^--/, '')}${taking}${words} -d ${quote(description)}`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, (character) => `\\${character}`)}'`;
}
