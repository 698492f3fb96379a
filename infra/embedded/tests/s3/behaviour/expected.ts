import { createHash } from 'node:crypto';

export function md5(bytes: Uint8Array): Buffer {
  return createHash('md5').update(bytes).digest();
}

/** The ETag of an object put whole. */
export function etagOf(bytes: Uint8Array): string {
  return `"${md5(bytes).toString('hex')}"`;
}

/** The ETag of an object completed from parts. */
export function multipartEtagOf(parts: readonly Uint8Array[]): string {
  return `"${md5(Buffer.concat(parts.map(md5))).toString('hex')}-${parts.length}"`;
}

/** Bytes that repeat nowhere at a part's length, and are the same in each run. */
export function sampleBytes(sizeBytes: number, seed = 1): Buffer {
  const bytes = Buffer.allocUnsafe(Math.ceil(sizeBytes / 4) * 4);
  let state = seed >>> 0 || 1;
  for (let offset = 0; offset < bytes.length; offset += 4) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes.writeInt32LE(state, offset);
  }
  return bytes.subarray(0, sizeBytes);
}
