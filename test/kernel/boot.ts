// SPDX-License-Identifier: BSD-2-Clause
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
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

/** What the kernel prints when nothing good will follow, though the machine goes on, and the lines that say where. */
const ends =
  /^.*(?:Caught \w+ fault in send phase|Found thread has no fault handler|halting\.\.\.).*(?:\n.+){0,2}/m;

const LOOK_EVERY_MS = 200;

/**
 * Runs a machine until it ends, until the kernel has said that it is over, or until the time is up. What comes out of
 * the serial line goes to a file: of what a pipe does not take at once, QEMU's consoles lose bytes.
 */
export function boot(machine: Machine, serialFile: string, limitSeconds: number): Promise<Run> {
  return new Promise((resolve) => {
    const started = performance.now();
    const serial = openSync(serialFile, 'w');
    const child = spawn(machine.program, machine.args, { stdio: ['ignore', serial, 'pipe'] });
    closeSync(serial);
    const output = (): string => readFileSync(serialFile, 'utf8').replace(/\x1b\[[0-9;]*m|\r/g, '');
    let complaints = '';
    let stopped: string | undefined;
    const stop = (why: string): void => {
      stopped ??= why;
      child.kill('SIGKILL');
    };
    let last: string | undefined;
    const watch = setInterval(() => {
      // Only at the second look: at the first, lines may be yet to come.
      const isSecond = last !== undefined;
      last = ends.exec(output())?.[0];
      if (isSecond && last !== undefined) stop(`the kernel: ${last.trim()}`);
    }, LOOK_EVERY_MS);
    const limit = setTimeout(() => stop(`did not end within ${limitSeconds} s`), limitSeconds * 1000);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    const end = (status: number | null): void => {
      clearInterval(watch);
      clearTimeout(limit);
      const seconds = (performance.now() - started) / 1000;
      resolve({ output: output(), complaints, status, stopped, seconds });
    };
    child.on('error', ({ message }) => {
      complaints += message;
      end(null);
    });
    child.on('close', end);
  });
}
