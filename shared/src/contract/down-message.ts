import { z } from 'zod';
import { sha256HexSchema, stationIdSchema } from '../ids.ts';

/** JWS `typ` of everything that HQ sends to a station: a compact EdDSA JWS by HQ's message key. */
export const downJwsType = 'rollcall-down+jws';

/**
 * On every down message: `cloudEpoch` rises whenever HQ starts or finds its database replaced, `counter` rises with
 * every message to that station. A station refuses anything that isn't above the last (epoch, counter) it accepted.
 */
const addressing = {
  v: z.literal(1),
  stationId: stationIdSchema,
  incarnation: z.int().positive(),
  cloudEpoch: z.int().positive(),
  counter: z.int().positive(),
};

/**
 * Everything up to and including seq `through` is committed at HQ. `head` is the hash of the batch that ends there
 * (`genesisHead` at 0): the station releases nothing unless it equals its own. `archivedThrough` is covered by an
 * off-host backup: only that far may the station forget its batches. A `through` below what the station released means
 * that HQ was restored from a backup, and is believed only together with a higher `cloudEpoch`. `includedBy` promises that
 * the batch which ends at `through` stands in a published checkpoint of the ledger by then; the station checks.
 */
export const receiptSchema = z.object({
  ...addressing,
  kind: z.literal('receipt'),
  through: z.int().nonnegative(),
  head: sha256HexSchema,
  archivedThrough: z.int().nonnegative(),
  includedBy: z.iso.datetime().optional(),
});

/** HQ did not take a batch, and sending it again would not help. `nextStep` is for the station's log and screen. */
export const refusalSchema = z.object({
  ...addressing,
  kind: z.literal('refusal'),
  reason: z.enum(['bad_signature', 'unreadable_batch', 'broken_chain', 'equivocation', 'frozen', 'fenced', 'revoked']),
  firstSeq: z.int().positive().nullable(),
  nextStep: z.string().max(500),
});

export const downMessageSchema = z.discriminatedUnion('kind', [receiptSchema, refusalSchema]);

export type Receipt = z.infer<typeof receiptSchema>;
export type Refusal = z.infer<typeof refusalSchema>;
export type DownMessage = z.infer<typeof downMessageSchema>;
