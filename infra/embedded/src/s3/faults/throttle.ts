import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { OperationName } from '../http/operation-name.ts';
import type { FaultSwitches } from './fault-switches.ts';

/** The `slow` fault: holds body bytes back so that a connection moves no more than its bytes a second. */
export class Throttle {
  readonly #faults: FaultSwitches;
  readonly #freeAtMs = new WeakMap<Socket, number>();

  constructor(faults: FaultSwitches) {
    this.#faults = faults;
  }

  /** Passes chunks on, in small pieces and late while the fault is on, untouched while it isn't. */
  async *pace(
    chunks: AsyncIterable<Buffer>,
    socket: Socket,
    target: { operation: OperationName; key: string },
  ): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      let rest = chunk;
      while (rest.length > 0) {
        const rate = this.#faults.strike('slow', target)?.bytesPerSecond;
        if (rate === undefined || socket.destroyed) {
          yield rest;
          break;
        }
        const piece = rest.subarray(0, Math.max(1, Math.floor(rate / 20)));
        rest = rest.subarray(piece.length);
        await this.#wait(socket, (piece.length / rate) * 1000);
        yield piece;
      }
    }
  }

  /** A twentieth of a second or so: short enough to notice a switched-off fault or a client that left. */
  async #wait(socket: Socket, costMs: number): Promise<void> {
    const nowMs = performance.now();
    const freeAtMs = Math.max(nowMs, this.#freeAtMs.get(socket) ?? 0) + costMs;
    this.#freeAtMs.set(socket, freeAtMs);
    await delay(freeAtMs - nowMs);
  }
}
