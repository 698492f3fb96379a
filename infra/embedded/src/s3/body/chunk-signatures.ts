import { createHash, createHmac, type Hash, timingSafeEqual } from 'node:crypto';
import { S3Error } from '../s3-error.ts';
import type { ChunkSigningSeed } from './payload-authentication.ts';

const emptyHash = createHash('sha256').digest('hex');

/** The chain of signatures of a STREAMING-AWS4-HMAC-SHA256 body: each covers the one before it and its own chunk. */
export class ChunkSignatures {
  readonly #seed: ChunkSigningSeed;
  #previous: string;
  #claimed = '';
  #hash: Hash | undefined;

  constructor(seed: ChunkSigningSeed) {
    this.#seed = seed;
    this.#previous = seed.seedSignature;
  }

  beginChunk(signature: string | undefined): void {
    this.#claimed = signature ?? '';
    this.#hash = createHash('sha256');
  }

  update(chunk: Buffer): void {
    this.#hash?.update(chunk);
  }

  endChunk(): void {
    const chunkHash = this.#hash?.digest('hex') ?? emptyHash;
    this.#check('AWS4-HMAC-SHA256-PAYLOAD', [emptyHash, chunkHash], this.#claimed);
  }

  /** `lines` in the order sent, each `name:value`. */
  checkTrailer(lines: readonly string[], signature: string | undefined): void {
    const text = lines.map((line) => `${line}\n`).join('');
    this.#check('AWS4-HMAC-SHA256-TRAILER', [createHash('sha256').update(text).digest('hex')], signature ?? '');
  }

  #check(algorithm: string, hashes: readonly string[], claimed: string): void {
    const text = [algorithm, this.#seed.timestamp, this.#seed.scope, this.#previous, ...hashes].join('\n');
    const expected = createHmac('sha256', this.#seed.signingKey).update(text).digest();
    const given = Buffer.from(claimed, 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new S3Error(
        'SignatureDoesNotMatch',
        "A chunk's signature does not match the one we calculated; nothing was stored.",
      );
    }
    this.#previous = claimed;
  }
}
