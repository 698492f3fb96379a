import { createHash } from 'node:crypto';
import { batchHash, batchJwsType } from '@rollcall/shared/contract/batch';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import { sha256HexSchema, stationIdSchema } from '@rollcall/shared/ids';
import { compactVerify, importJWK, errors as joseErrors } from 'jose';
import { z } from 'zod';

/**
 * The batch without its events. Each event is read by itself later, so that one that this version can't read doesn't stop the
 * others. The bounds of `incarnation` and seqs are those of their columns.
 */
const batchFrameSchema = z.object({
  v: z.literal(1),
  stationId: stationIdSchema,
  incarnation: z.int().positive().max(2_000_000_000),
  firstSeq: z.int().positive(),
  prev: sha256HexSchema,
  events: z.array(z.unknown()).min(1).max(1000),
});

export type BatchFrame = z.infer<typeof batchFrameSchema>;

export type ReadBatch =
  | { outcome: 'batch'; batch: BatchFrame; hash: string; jws: string; text: string; keyThumbprint: string }
  | { outcome: 'bad_signature' }
  | { outcome: 'unreadable_batch'; detail: string };

export interface StationKey {
  publicJwk: PublicJwk;
  keyThumbprint: string;
}

/** Verifies the station's signature of a batch, then reads the batch without its events. Parses nothing before it is verified. */
export async function readBatch(raw: Buffer, stationId: string, key: StationKey): Promise<ReadBatch> {
  const jws = raw.toString('latin1');
  const payload = await verify(jws, key);
  if (payload === undefined) return { outcome: 'bad_signature' };
  const text = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).toString('utf8');
  const frame = batchFrameSchema.safeParse(parseJson(text));
  if (!frame.success) return { outcome: 'unreadable_batch', detail: z.prettifyError(frame.error).slice(0, 500) };
  // This station signed a batch that names another station: refuse it.
  if (frame.data.stationId !== stationId) return { outcome: 'bad_signature' };
  const hash = batchHash(payload, (bytes) => createHash('sha256').update(bytes).digest());
  return { outcome: 'batch', batch: frame.data, hash, jws, text, keyThumbprint: key.keyThumbprint };
}

async function verify(jws: string, key: StationKey): Promise<Uint8Array | undefined> {
  try {
    const publicKey = await importJWK(key.publicJwk, 'EdDSA');
    const { payload, protectedHeader } = await compactVerify(jws, publicKey, { algorithms: ['EdDSA'] });
    const ours = protectedHeader.typ === batchJwsType && protectedHeader.kid === key.keyThumbprint;
    return ours ? payload : undefined;
  } catch (error) {
    if (error instanceof joseErrors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema refuses it.
  }
}
