import { z } from 'zod';
import { type Sha256, sha256HexSchema, stationIdSchema } from '../ids.ts';
import { eventEnvelopeSchema } from './event.ts';

/** JWS `typ` of a batch: a compact EdDSA JWS by the station's key, `kid` its RFC 7638 thumbprint. */
export const batchJwsType = 'rollcall-batch+jws';

/** `prev` of an incarnation's first batch, and `head` of a station that sent nothing yet. */
export const genesisHead = '0'.repeat(64);

/**
 * A station's events in order. `seq` has no holes: `events[i].seq === firstSeq + i`, and `firstSeq` follows the last seq
 * of the batch whose hash is `prev`. HQ hands out `incarnation` when a station store registers.
 */
export const batchSchema = z
  .object({
    v: z.literal(1),
    stationId: stationIdSchema,
    incarnation: z.int().positive(),
    firstSeq: z.int().positive(),
    prev: sha256HexSchema,
    events: z.array(eventEnvelopeSchema).min(1).max(1000),
  })
  .refine((batch) => batch.events.every((event, index) => event.seq === batch.firstSeq + index), {
    error: 'seq must rise by one from firstSeq, without holes',
  });

export type Batch = z.infer<typeof batchSchema>;

/** The chain hash of a batch: SHA-256 over its JWS payload bytes, lower-case hex. */
export function batchHash(payload: Uint8Array, sha256: Sha256): string {
  return Array.from(sha256(payload), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Seq of a batch's last event. */
export function lastSeqOf(batch: Batch): number {
  return batch.firstSeq + batch.events.length - 1;
}
