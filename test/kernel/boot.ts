// SPDX-License-Identifier: BSD-2-Clause
import { spawn } from 'node:child_process';
import type { Machine } from './machine.js';

/** What a machine has done. */
export interface Run {
  /** What came out of the serial line, without colours and carriage returns. */
  readonly output: string;
  /** What QEMU itself complained about. */
  readonly complaints: string;
  readonly status: number | null;
  /** Why the machine was stopped from outside; undefined, if it ended by itself. */
  readonly stopped: string | undefined;
  readonly seconds: number;
}

/** What the kernel prints when nothing good will follow, though the machine goes on. */
const ends = /^.*(?:Caught \w+ fault in send phase|Found thread has no fault handler|halting\.\.\.).*$/m;

/** Runs a machine until it ends, until the kernel has said that it is over, or until the time is up. */
export function boot(machine: Machine, limitSeconds: number): Promise<Run> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(machine.program, machine.args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let complaints = '';
    let stopped: string | undefined;
    const stop = (why: string): void => {
      stopped ??= why;
      child.kill('SIGKILL');
    };
    let ending: NodeJS.Timeout | undefined;
    const limit = setTimeout(() => stop(`did not end within ${limitSeconds} s`), limitSeconds * 1000);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += plainText(text);
      const last = ends.exec(output)?.[0];
      // The lines that say where are yet to come.
      if (last !== undefined) ending ??= setTimeout(() => stop(`the kernel: ${last.trim()}`), 500);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    const end = (status: number | null): void => {
      clearTimeout(limit);
      clearTimeout(ending);
      const seconds = (performance.now() - started) / 1000;
      resolve({ output, complaints, status, stopped, seconds });
    };
    child.on('error', ({ message }) => {
      complaints += message;
      end(null);
    });
    child.on('close', end);
  });
}

function plainText(text: string): string {
  return text.replace(/\x1b\[[0-9;]*m|\r/g, '');
}
