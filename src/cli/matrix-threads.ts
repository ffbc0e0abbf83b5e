// SPDX-License-Identifier: BSD-2-Clause
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { Bug } from '../diagnostics/bug.js';
import { generateRow, type RowOptions, type RowResult } from './generate-row.js';

/** What a thread is given. All take the next row from one counter, as some rows take longer. */
export interface ThreadData {
  readonly rows: readonly RowOptions[];
  /** The next row; how many messages were sent. */
  readonly counters: Int32Array;
  readonly port: MessagePort;
}

type Message = { readonly index: number; readonly result: RowResult } | { readonly problem: string };

/** Less than this is done before a thread has begun. */
const rowsPerThread = 3;

/** Generates all rows, in as many threads as there are cores; without the program's file, in this one. */
export function generateRows(rows: readonly RowOptions[], program: string | undefined): RowResult[] {
  const counters = new Int32Array(new SharedArrayBuffer(8));
  const results: RowResult[] = [];
  const wanted = Math.min(availableParallelism(), Math.ceil(rows.length / rowsPerThread)) - 1;
  const threads = Array.from({ length: program === undefined ? 0 : Math.max(0, wanted) }, () => {
    const { port1, port2 } = new MessageChannel();
    const workerData: ThreadData = { rows, counters, port: port2 };
    const worker = new Worker(program ?? '', { workerData, transferList: [port2] });
    worker.unref();
    return { port: port1, worker };
  });
  takeRows(rows, counters, (index, result) => (results[index] = result));
  while (Object.keys(results).length < rows.length) {
    const sent = Atomics.load(counters, 1);
    const messages = threads.map(({ port }) => receiveMessageOnPort(port)?.message as Message | undefined);
    for (const message of messages) {
      if (message && 'problem' in message) throw new Bug(message.problem);
      if (message) results[message.index] = message.result;
    }
    if (messages.every((message) => message === undefined)) Atomics.wait(counters, 1, sent, 1000);
  }
  for (const { port, worker } of threads) {
    port.close();
    void worker.terminate();
  }
  return results;
}

/** What a thread does: src/cli/bin.ts calls it. */
export function runThread({ rows, counters, port }: ThreadData): void {
  const send = (message: Message): void => {
    port.postMessage(message);
    Atomics.add(counters, 1, 1);
    Atomics.notify(counters, 1);
  };
  try {
    takeRows(rows, counters, (index, result) => send({ index, result }));
  } catch (error) {
    send({ problem: error instanceof Error ? error.message : String(error) });
  }
  port.close();
}

function takeRows(
  rows: readonly RowOptions[],
  counters: Int32Array,
  done: (index: number, result: RowResult) => void,
): void {
  for (;;) {
    const index = Atomics.add(counters, 0, 1);
    const row = rows[index];
    if (!row) return;
    done(index, generateRow(row));
  }
}
