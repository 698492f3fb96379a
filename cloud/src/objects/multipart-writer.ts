import { createHash } from 'node:crypto';
import { errors } from '../errors/errors.ts';
import type { ObjectStore } from './object-store.ts';
import { putPart } from './put-part.ts';

/** The part that is being filled, or that waits for bytes of its own which aren't known yet. */
interface Part {
  number: number;
  bytes: Buffer;
  length: number;
  /** How many of its bytes are still to come although later ones are there. */
  unfilled: number;
}

type Store = Pick<ObjectStore, 'presignPart' | 'listParts' | 'completeUpload'>;

const partLifetimeSeconds = 15 * 60;
const attempts = 3;

/**
 * Writes one object of any length through a multipart upload, part by part as they fill up: what is held at once are the
 * parts that aren't whole. The digest of each part is bound to its request; the digest of the whole is told at the end.
 */
export class MultipartWriter {
  readonly #store: Store;
  readonly #upload: { key: string; uploadId: string; partSizeBytes: number };
  readonly #now: () => Date;
  readonly #parts = new Map<number, Part>();
  readonly #sent: { partNumber: number; sha256: string; sizeBytes: number }[] = [];
  #position = 0;

  constructor(
    store: Store,
    { now, ...upload }: { key: string; uploadId: string; partSizeBytes: number; now: () => Date },
  ) {
    this.#store = store;
    this.#upload = upload;
    this.#now = now;
  }

  /** How many bytes were written or left out so far. */
  get position(): number {
    return this.#position;
  }

  async write(bytes: Uint8Array): Promise<void> {
    const from = this.#position;
    this.#position += bytes.length;
    this.#copy(from, bytes);
    await this.#sendWhole();
  }

  /** Leaves out so many bytes, which `fill` brings later. @returns where they stand */
  leaveOut(length: number): number {
    const from = this.#position;
    this.#position += length;
    this.#forEachPart(from, length, (part, _at, _offset, count) => {
      part.length += count;
      part.unfilled += count;
    });
    return from;
  }

  async fill(from: number, bytes: Uint8Array): Promise<void> {
    this.#forEachPart(from, bytes.length, (part, at, offset, count) => {
      part.bytes.set(bytes.subarray(offset, offset + count), at);
      part.unfilled -= count;
    });
    await this.#sendWhole();
  }

  /** Sends what is left and makes the object. @returns its version, and the digests of its parts */
  async complete(): Promise<{ versionId: string; partSha256: string[] }> {
    for (const part of [...this.#parts.values()]) await this.#send(part);
    const { key, uploadId } = this.#upload;
    const listed = await this.#store.listParts(key, uploadId);
    if (listed.outcome !== 'listed') throw lost('no_such_upload');
    const etags = new Map(listed.parts.map((part) => [part.partNumber, part]));
    const parts = this.#sent
      .sort((a, b) => a.partNumber - b.partNumber)
      .map(({ partNumber, sha256, sizeBytes }) => {
        const part = etags.get(partNumber);
        if (part?.sizeBytes !== sizeBytes) throw lost(`part ${partNumber}`);
        return { partNumber, sha256, etag: part.etag };
      });
    const completed = await this.#store.completeUpload(key, uploadId, parts);
    if (completed.outcome !== 'completed') throw lost(completed.outcome);
    return { versionId: completed.versionId, partSha256: parts.map(({ sha256 }) => sha256) };
  }

  #copy(from: number, bytes: Uint8Array): void {
    this.#forEachPart(from, bytes.length, (part, at, offset, count) => {
      part.bytes.set(bytes.subarray(offset, offset + count), at);
      part.length += count;
    });
  }

  /** @param take is given the part, where in it, where in the bytes, and how many */
  #forEachPart(
    from: number,
    length: number,
    take: (part: Part, at: number, offset: number, count: number) => void,
  ): void {
    const { partSizeBytes } = this.#upload;
    for (let offset = 0; offset < length; ) {
      const index = Math.floor((from + offset) / partSizeBytes);
      const at = (from + offset) % partSizeBytes;
      const count = Math.min(partSizeBytes - at, length - offset);
      take(this.#partOf(index), at, offset, count);
      offset += count;
    }
  }

  #partOf(index: number): Part {
    const known = this.#parts.get(index);
    if (known) return known;
    const { partSizeBytes } = this.#upload;
    const bytes = Buffer.alloc(partSizeBytes);
    const part = { number: index + 1, bytes, length: 0, unfilled: 0 };
    this.#parts.set(index, part);
    return part;
  }

  async #sendWhole(): Promise<void> {
    for (const part of [...this.#parts.values()]) {
      if (part.length === this.#upload.partSizeBytes && part.unfilled === 0) await this.#send(part);
    }
  }

  async #send({ number, bytes, length, unfilled }: Part): Promise<void> {
    if (unfilled > 0) throw new Error(`${unfilled} bytes of part ${number} were never filled in`);
    const body = bytes.subarray(0, length);
    const sha256 = createHash('sha256').update(body).digest('hex');
    for (let attempt = 1; ; attempt++) {
      const status = await this.#put(number, body, sha256).catch((error: unknown) => error);
      if (status === 200) break;
      if (attempt < attempts) continue;
      throw status instanceof Error ? status : errors.objectStoreFailed('putPart', new Error(`status ${status}`));
    }
    this.#sent.push({ partNumber: number, sha256, sizeBytes: length });
    this.#parts.delete(number - 1);
  }

  async #put(partNumber: number, body: Buffer, sha256: string): Promise<number> {
    const { key, uploadId } = this.#upload;
    const part = { key, uploadId, partNumber, sizeBytes: body.length, sha256 };
    const times = { signedAt: this.#now(), lifetimeSeconds: partLifetimeSeconds };
    return putPart(await this.#store.presignPart({ ...part, ...times }), body);
  }
}

function lost(what: string): Error {
  return errors.objectStoreFailed('completeUpload', new Error(`the store lost what was sent: ${what}`));
}
