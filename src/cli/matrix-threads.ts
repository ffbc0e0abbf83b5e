// SPDX-License-Identifier: BSD-2-Clause
import { availableParallelism } from 'node:os';
import {
  isMainThread,
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import { Bug } from '../diagnostics/bug.js';
import { showProgress } from './global/progress.js';
import { type Manner, messageStyle, setManner } from './global/say.js';
import { generateRow, type RowOptions, type RowResult } from './generate-row.js';

/** What a thread is given. */
export interface ThreadData {
  readonly rows: readonly RowOptions[];
  /** How many rows of each thread's share are taken; then how many messages were sent. */
  readonly counters: Int32Array;
  /** Which of the shares is its own. */
  readonly share: number;
  readonly port: MessagePort;
  /** How messages are to look: a thread has no terminal. */
  readonly manner: Manner;
}

type Message = { readonly index: number; readonly result: RowResult } | { readonly problem: string };

/** Less than this is done before a thread has begun. */
const rowsPerThread = 3;

/** Generates all rows, in as many threads as there are cores; without the program's file, in this one. */
export function generateRows(rows: readonly RowOptions[], program: string | undefined): RowResult[] {
  const manner: Manner = { level: 'normal', colour: messageStyle().isColoured ? 'always' : 'never' };
  const wanted = Math.min(availableParallelism(), Math.ceil(rows.length / rowsPerThread)) - 1;
  const others = program === undefined ? 0 : Math.max(0, wanted);
  const counters = new Int32Array(new SharedArrayBuffer(4 * (others + 2)));
  const sentAt = others + 1;
  const results: RowResult[] = [];
  const threads = Array.from({ length: others }, (_, index) => {
    const { port1, port2 } = new MessageChannel();
    const workerData: ThreadData = { rows, counters, share: index + 1, port: port2, manner };
    const worker = new Worker(program ?? '', { workerData, transferList: [port2] });
    worker.unref();
    return { port: port1, worker };
  });
  let own = 0;
  const showDone = (): void =>
    showProgress(`${own + Atomics.load(counters, sentAt)} of ${rows.length} configurations`);
  takeRows({ rows, counters, share: 0 }, (index, result) => {
    results[index] = result;
    own += 1;
    showDone();
  });
  while (Object.keys(results).length < rows.length) {
    const sent = Atomics.load(counters, sentAt);
    const messages = threads.map(({ port }) => receiveMessageOnPort(port)?.message as Message | undefined);
    for (const message of messages) {
      if (message && 'problem' in message) throw new Bug(message.problem);
      if (message) results[message.index] = message.result;
    }
    showDone();
    if (messages.every((message) => message === undefined)) Atomics.wait(counters, sentAt, sent, 1000);
  }
  for (const { port, worker } of threads) {
    port.close();
    void worker.terminate();
  }
  return results;
}

/** What a thread of ours does; false in the process itself, which has a command line to run. */
export function runIfThread(): boolean {
  if (!isMainThread) runThread(workerData as ThreadData);
  return !isMainThread;
}

function runThread({ port, manner, ...data }: ThreadData): void {
  setManner(manner);
  const { counters } = data;
  const sentAt = counters.length - 1;
  const send = (message: Message): void => {
    port.postMessage(message);
    Atomics.add(counters, sentAt, 1);
    Atomics.notify(counters, sentAt);
  };
  try {
    takeRows(data, (index, result) => send({ index, result }));
  } catch (error) {
    send({ problem: error instanceof Error ? error.message : String(error) });
  }
  port.close();
}

/**
 * Rows that stand together are often of one architecture, and have much in common that is then read once: so each
 * thread has a share of neighbours, and whoever is done with it helps with those of the others.
 */
function takeRows(
  { rows, counters, share }: Omit<ThreadData, 'port' | 'manner'>,
  done: (index: number, result: RowResult) => void,
): void {
  const shares = counters.length - 1;
  const startOf = (each: number): number => Math.floor((rows.length * each) / shares);
  for (let turn = 0; turn < shares; turn += 1) {
    const each = (share + turn) % shares;
    for (;;) {
      const index = startOf(each) + Atomics.add(counters, each, 1);
      const row = rows[index];
      if (!row || index >= startOf(each + 1)) break;
      done(index, generateRow(row));
    }
  }
}
