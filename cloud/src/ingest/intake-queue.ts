import { type IntakeMessage, weightOf } from './intake-message.ts';

export interface IntakeQueueLimits {
  /** Above this, `whenRoom` waits. */
  queueBytes: number;
  /** So much of one station waits at most. Above what a station has under way without a receipt, so that only a flood meets it. */
  stationBytes: number;
  /** A group is at most this big, or one message. */
  groupBytes: number;
  groupMessages: number;
}

/**
 * Messages that wait for a commit, first come first served by station.
 *
 * INVARIANT: a station's messages are in one group at a time, in order; its next ones wait until that group is released.
 * So several groups may be committed at once and still no station overtakes itself.
 */
export class IntakeQueue {
  readonly #limits: IntakeQueueLimits;
  readonly #waiting = new Map<string, IntakeMessage[]>();
  readonly #busy = new Set<string>();
  /** What waits of each station. */
  readonly #stationBytes = new Map<string, number>();
  #bytes = 0;
  #messages = 0;
  #roomWaiters: (() => void)[] = [];

  constructor(limits: IntakeQueueLimits) {
    this.#limits = limits;
  }

  /**
   * @returns false when too much of this station waits: the message is left out. Its station gets no receipt for it and sends it
   * again, as it does when the broker lost one; meanwhile the queue has room for the others.
   */
  push(message: IntakeMessage): boolean {
    const line = this.#waiting.get(message.stationId) ?? [];
    const bytes = (this.#stationBytes.get(message.stationId) ?? 0) + weightOf(message);
    if (message.kind !== 'receipt_wanted' && line.length > 0 && bytes > this.#limits.stationBytes) return false;
    this.#stationBytes.set(message.stationId, bytes);
    this.#waiting.set(message.stationId, line);
    line.push(message);
    this.#bytes += weightOf(message);
    this.#messages++;
    return true;
  }

  get isEmpty(): boolean {
    return this.#messages === 0;
  }

  /** Is there enough for a whole group? Counts messages of busy stations too, so `take` may still return less. */
  get isFull(): boolean {
    return this.#bytes >= this.#limits.groupBytes || this.#messages >= this.#limits.groupMessages;
  }

  /** Resolves at once while there is room. */
  async whenRoom(): Promise<void> {
    while (this.#bytes > this.#limits.queueBytes) {
      await new Promise<void>((resolve) => this.#roomWaiters.push(resolve));
    }
  }

  /** The next group; its stations are busy until it is released. Empty when every waiting station is busy. */
  take(): IntakeMessage[] {
    const group: IntakeMessage[] = [];
    let bytes = 0;
    for (const [stationId, line] of this.#waiting) {
      if (this.#busy.has(stationId)) continue;
      let count = 0;
      for (const message of line) {
        const full = bytes + weightOf(message) > this.#limits.groupBytes || group.length >= this.#limits.groupMessages;
        if (full && group.length > 0) break;
        group.push(message);
        bytes += weightOf(message);
        count++;
      }
      if (count === 0) break;
      this.#forget(stationId, line.slice(0, count));
      this.#busy.add(stationId);
      // What is left goes to the end of the line: one busy station must not starve the others.
      this.#waiting.delete(stationId);
      if (count < line.length) this.#waiting.set(stationId, line.slice(count));
    }
    this.#bytes -= bytes;
    this.#messages -= group.length;
    for (const wake of this.#roomWaiters.splice(0)) wake();
    return group;
  }

  #forget(stationId: string, taken: readonly IntakeMessage[]): void {
    const left = taken.reduce((bytes, message) => bytes - weightOf(message), this.#stationBytes.get(stationId) ?? 0);
    if (left > 0) this.#stationBytes.set(stationId, left);
    else this.#stationBytes.delete(stationId);
  }

  release(group: readonly IntakeMessage[]): void {
    for (const message of group) this.#busy.delete(message.stationId);
  }
}
