// SPDX-License-Identifier: BSD-2-Clause
import { main } from '../../src/cli/main.js';

export interface CommandResult {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line as the program would, within this process: from a directory, its output caught. */
export async function runCommand(args: readonly string[], directory: string): Promise<CommandResult> {
  const home = process.cwd();
  const output = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name];
    const write = stream.write;
    stream.write = ((text: string) => {
      output[name] += text;
      return true;
    }) as typeof stream.write;
    return () => (stream.write = write);
  });
  process.chdir(directory);
  try {
    const exit = await main(args);
    return { exit, ...output };
  } finally {
    process.chdir(home);
    for (const one of restore) one();
  }
}
