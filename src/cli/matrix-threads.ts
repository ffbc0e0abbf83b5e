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
import { MatrixBoard } from './matrix-board.js';
import type { MatrixRow } from './matrix-file.js';
import { makeRows, type Share, writeRows } from './matrix-share.js';

/** What a thread is given. */
interface ThreadData {
  readonly share: Share;
  /** The shares, and the cells of the board. */
  readonly shares: number;
  readonly cells: Int32Array;
  readonly port: MessagePort;
  /** How messages are to look: a thread has no terminal. */
  readonly manner: Manner;
}

/** What came of a row. */
export interface RowOutcome {
  readonly name: string;
  readonly isRight: boolean;
  /** Diagnostics as they are shown. */
  readonly messages: string;
  /** Why it could not be written. */
  readonly problem: string | undefined;
}

type Message =
  | { readonly kind: 'made'; readonly index: number; readonly isRight: boolean; readonly messages: string }
  | { readonly kind: 'written'; readonly index: number; readonly problem: string | undefined }
  | { readonly kind: 'failed'; readonly problem: string };

/** Less than this is done before a thread has begun. */
const rowsPerThread = 3;

/**
 * Makes the crates of all rows, in as many threads as there are cores; without the program's file, in this one. If all
 * are right, each thread writes those that it made.
 */
export function generateRows(
  rows: readonly MatrixRow[],
  out: string,
  program: string | undefined,
): RowOutcome[] {
  const manner: Manner = { level: 'normal', colour: messageStyle().isColoured ? 'always' : 'never' };
  const wanted = Math.min(availableParallelism(), Math.ceil(rows.length / rowsPerThread)) - 1;
  const others = program === undefined ? 0 : Math.max(0, wanted);
  const board = new MatrixBoard(others + 1);
  const { shares, cells } = board;
  const threads = Array.from({ length: others }, (_, index) => {
    const { port1, port2 } = new MessageChannel();
    const share = { rows, out, own: index + 1 };
    const data: ThreadData = { share, shares, cells, port: port2, manner };
    const worker = new Worker(program ?? '', { workerData: data, transferList: [port2] });
    worker.unref();
    return { port: port1, worker };
  });

  const made: Extract<Message, { kind: 'made' }>[] = [];
  const problems = new Map<number, string | undefined>();
  const take = (message: Message): void => {
    if (message.kind === 'failed') throw new Bug(message.problem);
    if (message.kind === 'made') made[message.index] = message;
    else problems.set(message.index, message.problem);
    showProgress(`${Object.keys(made).length} of ${rows.length} configurations`);
  };
  /** What threads send, until there is no more to wait for. */
  const receive = (isDone: () => boolean): void => {
    while (!isDone()) {
      const sent = board.sent();
      const messages = threads.map(({ port }) => receiveMessageOnPort(port)?.message as Message | undefined);
      for (const message of messages) if (message) take(message);
      if (messages.every((message) => message === undefined)) board.waitForMore(sent);
    }
  };
  const share = { rows, out, own: 0 };
  const own = makeRows(share, board, (index, isRight, messages) =>
    take({ kind: 'made', index, isRight, messages }),
  );
  receive(() => Object.keys(made).length === rows.length);
  const areRight = made.every(({ isRight }) => isRight);
  board.decide(areRight);
  if (areRight) {
    writeRows(share, own, (index, problem) => take({ kind: 'written', index, problem }));
    receive(() => problems.size === rows.length);
  }
  for (const { port, worker } of threads) {
    port.close();
    void worker.terminate();
  }
  return rows.map(({ name }, index) => ({
    name,
    isRight: made[index]?.isRight ?? false,
    messages: made[index]?.messages ?? '',
    problem: problems.get(index),
  }));
}

/** What a thread of ours does; false in the process itself, which has a command line to run. */
export function runIfThread(): boolean {
  if (!isMainThread) runThread(workerData as ThreadData);
  return !isMainThread;
}

function runThread({ share, shares, cells, port, manner }: ThreadData): void {
  setManner(manner);
  const board = new MatrixBoard(shares, cells);
  const send = (message: Message): void => {
    port.postMessage(message);
    board.countSent();
  };
  try {
    const own = makeRows(share, board, (index, isRight, messages) =>
      send({ kind: 'made', index, isRight, messages }),
    );
    if (board.waitForDecision())
      writeRows(share, own, (index, problem) => send({ kind: 'written', index, problem }));
  } catch (error) {
    send({ kind: 'failed', problem: error instanceof Error ? error.message : String(error) });
  }
  port.close();
}
