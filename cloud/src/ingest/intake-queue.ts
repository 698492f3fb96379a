import { type IntakeMessage, weightOf } from './intake-message.ts';

export interface IntakeQueueLimits {
  /** Above this, `whenRoom` waits. */
  queueBytes: number;
  /** The most bytes of one station. More than a station sends without a receipt, so only a flood exceeds it. */
  stationBytes: number;
  /** The most bytes of a group, unless its only message is larger. */
  groupBytes: number;
  groupMessages: number;
}

/**
 * A group is about 1,000 events. A station sends at most 4 MiB without a receipt, so only a flood exceeds 5 MiB. Six flooding
 * stations fill 30 of the 32 MiB: the others still have room before the broker must wait.
 */
const defaultLimits: IntakeQueueLimits = {
  queueBytes: 32 * 2 ** 20,
  stationBytes: 5 * 2 ** 20,
  groupBytes: 2 ** 20,
  groupMessages: 500,
};

/**
 * Messages that wait for a commit. Stations take turns in the order in which they arrived.
 *
 * INVARIANT: the messages of a station are in one group at a time, in order; its next ones wait until that group is released. So
 * several groups may be committed at once without swapping two messages of one station.
 */
export class IntakeQueue {
  readonly #limits: IntakeQueueLimits;
  readonly #waiting = new Map<string, IntakeMessage[]>();
  readonly #busy = new Set<string>();
  /** The bytes of each station that wait. */
  readonly #stationBytes = new Map<string, number>();
  #bytes = 0;
  #messages = 0;
  #roomWaiters: (() => void)[] = [];

  constructor(limits = defaultLimits) {
    this.#limits = limits;
  }

  /**
   * @returns false when too much of this station waits: then the message is left out. Without a receipt its station sends it
   * again, as after a loss at the broker. So a flood of one station leaves room in the queue for the others.
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

  /** Whether the messages fill a group. Counts those of busy stations too, so `take` may still return less. */
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
      // The rest of this station's messages goes to the end of the line, so that one station can't starve the others.
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
