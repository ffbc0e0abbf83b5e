// SPDX-License-Identifier: BSD-2-Clause

const undecided = 0;
const write = 1;
const stop = 2;

/**
 * Numbers that all threads of a matrix see: how many rows of each share are taken, how many messages were sent, and what
 * was decided.
 */
export class MatrixBoard {
  readonly cells: Int32Array;
  readonly shares: number;
  readonly #sent: number;
  readonly #decision: number;

  /** `cells` are those of another thread's board. */
  constructor(shares: number, cells?: Int32Array) {
    this.cells = cells ?? new Int32Array(new SharedArrayBuffer(4 * (shares + 2)));
    this.shares = shares;
    this.#sent = shares;
    this.#decision = shares + 1;
  }

  /** Takes the next row of a share: 0 for the first one. */
  take(share: number): number {
    return Atomics.add(this.cells, share, 1);
  }

  sent(): number {
    return Atomics.load(this.cells, this.#sent);
  }

  countSent(): void {
    Atomics.add(this.cells, this.#sent, 1);
    Atomics.notify(this.cells, this.#sent);
  }

  /** Waits until more than `sent` messages were sent; for a second at most. */
  waitForMore(sent: number): void {
    Atomics.wait(this.cells, this.#sent, sent, 1000);
  }

  /** Says whether what was made is to be written. */
  decide(isRight: boolean): void {
    Atomics.store(this.cells, this.#decision, isRight ? write : stop);
    Atomics.notify(this.cells, this.#decision);
  }

  waitForDecision(): boolean {
    Atomics.wait(this.cells, this.#decision, undecided);
    return Atomics.load(this.cells, this.#decision) === write;
  }
}
