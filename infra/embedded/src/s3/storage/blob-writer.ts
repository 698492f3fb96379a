import type { FileHandle } from 'node:fs/promises';
import type { ByteSink } from '../body/byte-sink.ts';

const batchBytes = 1024 * 1024;

/** Gathers chunks into writes of about 1 MiB and keeps one write under way while the next batch is hashed. */
export class BlobWriter implements ByteSink {
  readonly #handle: FileHandle;
  #batch: Buffer[] = [];
  #batchedBytes = 0;
  #underWay: Promise<void> = Promise.resolve();

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  write(chunk: Buffer): Promise<void> | undefined {
    this.#batch.push(chunk);
    this.#batchedBytes += chunk.length;
    return this.#batchedBytes < batchBytes ? undefined : this.#startWrite();
  }

  async flush(): Promise<void> {
    if (this.#batch.length > 0) await this.#startWrite();
    await this.#underWay;
  }

  async #startWrite(): Promise<void> {
    const batch = this.#batch;
    const bytes = this.#batchedBytes;
    this.#batch = [];
    this.#batchedBytes = 0;
    await this.#underWay;
    this.#underWay = this.#writeAll(batch, bytes);
    // A failure is thrown by the next write or by flush; until then it must not count as unhandled.
    this.#underWay.catch(() => undefined);
  }

  async #writeAll(batch: Buffer[], bytes: number): Promise<void> {
    const { bytesWritten } = await this.#handle.writev(batch);
    if (bytesWritten === bytes) return;
    let rest = Buffer.concat(batch).subarray(bytesWritten);
    while (rest.length > 0) rest = rest.subarray((await this.#handle.write(rest)).bytesWritten);
  }
}
