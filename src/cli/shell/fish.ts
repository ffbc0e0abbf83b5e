// SPDX-License-Identifier: BSD-2-Clause
import type { CommandLine } from './command-line.js';

/** A completion for fish. */
export function renderFish(program: string, commands: readonly CommandLine[]): string {
  const lines = commands.flatMap(({ name, description, choices, options }) => {
    const within = `complete -c ${program} -n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
      ...(choices.length > 0 ? [`${within} -f -a ${quote(choices.join(' '))}`] : []),
      ...options.map((option) => {
        const value = option.value === undefined ? '' : ' -r';
        const words = option.choices.length > 0 ? ` -a ${quote(option.choices.join(' '))}` : '';
        return `${within} -l ${option.flag.replace(/^--/, '')}${value}${words} -d ${quote(option.description)}`;
      }),
    ];
  });
  return `# fish completion for ${program}\n${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, (character) => `\\${character}`)}'`;
}
