import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultSwitches } from '../faults/fault-switches.ts';
import type { Throttle } from '../faults/throttle.ts';
import type { StoreStats } from '../store-stats.ts';
import { ConnectionReset } from './connection-reset.ts';
import type { OperationName } from './operation-name.ts';

/** A refused body up to this size is read and thrown away, so that the client sees the answer and keeps its connection. */
const drainableBytes = 64 * 1024 * 1024;

interface BodyParts {
  incoming: IncomingMessage;
  outgoing: ServerResponse;
  /** The client waits for `100 Continue` before it sends the body. */
  expectsContinue: boolean;
  faults: FaultSwitches;
  throttle: Throttle;
  stats: StoreStats;
}

interface BodyTarget {
  operation: OperationName;
  bucket: string;
  key: string;
}

/** A request's raw body: counted, slowed and broken off as the faults say. */
export class RequestBody {
  readonly #parts: BodyParts;
  #asked = false;

  constructor(parts: BodyParts) {
    this.#parts = parts;
  }

  async *chunks(target: BodyTarget): AsyncGenerator<Buffer> {
    const { incoming, faults, throttle } = this.#parts;
    this.#ask();
    const reset = faults.strike(
      'reset',
      target,
      ({ direction, afterBytes }) => direction === 'request' && afterBytes > 0,
    );
    let receivedBytes = 0;
    for await (const chunk of throttle.pace(this.#counted(target), incoming.socket, target)) {
      receivedBytes += chunk.length;
      if (reset !== undefined && receivedBytes > reset.afterBytes) throw new ConnectionReset();
      yield chunk;
    }
  }

  /** True when the connection can carry another request: nothing of this body is left to come. */
  async drain(target: BodyTarget | undefined): Promise<boolean> {
    const { incoming, expectsContinue } = this.#parts;
    const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers;
    if (length === undefined && encoding === undefined) return true;
    if (incoming.complete && incoming.readableLength === 0) return true;
    if (incoming.destroyed || (expectsContinue && !this.#asked)) return false;
    if (encoding !== undefined || Number(length) > drainableBytes) return false;
    try {
      for await (const _ of target === undefined ? (incoming as AsyncIterable<Buffer>) : this.#counted(target));
      return true;
    } catch {
      // The client left; there is no connection to keep.
      return false;
    }
  }

  #ask(): void {
    if (this.#parts.expectsContinue && !this.#asked) this.#parts.outgoing.writeContinue();
    this.#asked = true;
  }

  async *#counted(target: BodyTarget): AsyncGenerator<Buffer> {
    const { incoming, stats } = this.#parts;
    const counts = target.operation === 'PutObject' || target.operation === 'UploadPart';
    // Not destroyed on an early exit: the answer still has to go out over the same connection.
    for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (counts) stats.countBodyBytes(target.bucket, target.key, chunk.length);
      yield chunk;
    }
  }
}
