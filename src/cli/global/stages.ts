// SPDX-License-Identifier: BSD-2-Clause
import { elapsed } from './clock.js';
import type { Watch } from '../../stages.js';
import { showPart, showProgress } from './progress.js';
import { sayDetail } from './say.js';

let running: { readonly name: string; readonly since: number } | undefined;

/** Ends the stage before and begins another one: `--verbose` tells how long each took, terminals which one it is. */
export function beginStage(name: string): void {
  endStage();
  showProgress(`${name} ...`);
  running = { name, since: elapsed() };
}

export function endStage(): void {
  if (running) sayDetail(`${(elapsed() - running.since).toFixed(0).padStart(6)} ms  ${running.name}`);
  running = undefined;
}

export const watch: Watch = { begin: beginStage, step: showPart };

/** For what is itself one of many: all that it does is a part of something else. */
export const watchPart: Watch = { begin: showPart, step: showPart };
