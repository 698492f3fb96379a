import { S3Error } from '../s3-error.ts';
import type { ChunkSignatures } from './chunk-signatures.ts';

const maximumLineBytes = 8 * 1024;

/**
 * Decodes `Content-Encoding: aws-chunked`: `<hex size>[;chunk-signature=…]CRLF <bytes> CRLF`, repeated until a chunk of
 * size 0, then `name:value` trailers and an empty line. Bytes pass as they come; only a line is ever held back.
 */
export class AwsChunkedDecoder {
  readonly trailers = new Map<string, string>();
  readonly #signatures: ChunkSignatures | undefined;
  readonly #signedTrailer: boolean;
  #state: 'size' | 'bytes' | 'bytes-end' | 'trailer' | 'done' = 'size';
  #line = Buffer.alloc(0);
  #chunkLeft = 0;
  #trailerLines: string[] = [];

  constructor(options: { signatures?: ChunkSignatures; signedTrailer?: boolean } = {}) {
    this.#signatures = options.signatures;
    this.#signedTrailer = options.signedTrailer ?? false;
  }

  async *decode(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const received of source) yield* this.#take(received);
    if (this.#state !== 'done') {
      throw new S3Error('IncompleteBody', 'The aws-chunked body ended before its last chunk.');
    }
  }

  *#take(received: Buffer): Generator<Buffer> {
    let rest = received;
    while (rest.length > 0) {
      if (this.#state === 'done') throw invalidChunk('bytes follow the last chunk');
      if (this.#state !== 'bytes') {
        const { line, after } = this.#takeLine(rest);
        rest = after;
        if (line !== undefined) this.#readLine(line);
        continue;
      }
      const bytes = rest.subarray(0, this.#chunkLeft);
      rest = rest.subarray(bytes.length);
      this.#chunkLeft -= bytes.length;
      this.#signatures?.update(bytes);
      if (this.#chunkLeft === 0) this.#state = 'bytes-end';
      yield bytes;
    }
  }

  #takeLine(received: Buffer): { line?: string; after: Buffer } {
    const newline = received.indexOf('\n');
    const taken = newline === -1 ? received : received.subarray(0, newline + 1);
    this.#line = Buffer.concat([this.#line, taken]);
    if (this.#line.length > maximumLineBytes) throw invalidChunk('a line is too long');
    const after = received.subarray(taken.length);
    if (newline === -1) return { after };
    const line = this.#line.toString('latin1').replace(/\r?\n$/, '');
    this.#line = Buffer.alloc(0);
    return { line, after };
  }

  #readLine(line: string): void {
    if (this.#state === 'size') this.#readSize(line);
    else if (this.#state === 'bytes-end') {
      if (line !== '') throw invalidChunk('a chunk is longer than its size says');
      this.#signatures?.endChunk();
      this.#state = 'size';
    } else if (line === '') this.#finish();
    else this.#trailerLines.push(line);
  }

  #readSize(line: string): void {
    const match = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line);
    if (match === null) throw invalidChunk('a chunk must begin with its size in hex');
    this.#chunkLeft = Number.parseInt(match[1] ?? '', 16);
    this.#signatures?.beginChunk(match[2]);
    if (this.#chunkLeft > 0) {
      this.#state = 'bytes';
      return;
    }
    this.#signatures?.endChunk();
    this.#state = 'trailer';
  }

  #finish(): void {
    const signature = this.#trailerLines.find((line) => line.startsWith('x-amz-trailer-signature:'))?.split(':')[1];
    const lines = this.#trailerLines.filter((line) => !line.startsWith('x-amz-trailer-signature:'));
    if (this.#signedTrailer) this.#signatures?.checkTrailer(lines, signature?.trim());
    for (const line of lines) {
      const colon = line.indexOf(':');
      if (colon < 1) throw invalidChunk('a trailer must read name:value');
      this.trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
    this.#state = 'done';
  }
}

function invalidChunk(reason: string): S3Error {
  return new S3Error('InvalidRequest', `The aws-chunked body is malformed: ${reason}.`);
}
