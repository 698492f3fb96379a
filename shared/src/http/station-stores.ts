import { z } from 'zod';
import { sha256HexSchema } from '../ids.ts';

/**
 * POST /api/v1/station/stores: a station store says at every start, before it publishes, how far it is.
 * `incarnation` is 0 for a store that was never registered.
 */
export const storeRegistrationRequestSchema = z.object({
  storeId: z.uuid(),
  incarnation: z.int().nonnegative(),
  lastSeq: z.int().nonnegative(),
  head: sha256HexSchema,
});

/**
 * `continued`: go on. `registered`: begin at seq 1 with the new incarnation. `rolled_back`: HQ already holds later events
 * of this store, so it was restored from an older copy; HQ raised `equivocation` and gives a new incarnation.
 * With a new incarnation, `previous` says how far HQ got in the one before: what the journal holds after it was lost.
 * `frozen`: HQ takes nothing from this station until somebody there has looked (`rollcall station readmit`).
 */
export const storeRegistrationResponseSchema = z.object({
  outcome: z.enum(['continued', 'registered', 'rolled_back', 'frozen']),
  incarnation: z.int().nonnegative(),
  through: z.int().nonnegative(),
  head: sha256HexSchema,
  previous: z
    .object({ incarnation: z.int().positive(), through: z.int().nonnegative(), head: sha256HexSchema })
    .nullable(),
});

export type StoreRegistrationRequest = z.infer<typeof storeRegistrationRequestSchema>;
export type StoreRegistrationResponse = z.infer<typeof storeRegistrationResponseSchema>;
