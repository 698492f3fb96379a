import { z } from 'zod';
import { sha256HexSchema } from '../ids.ts';

/** A leaf of the ledger: its place, and its RFC 6962 hash in hex. */
export const leafPlaceSchema = z.strictObject({ index: z.int().nonnegative(), hash: sha256HexSchema });

const draw = z.int().positive();

/**
 * What a station says of a draw, each in a batch of its own, which is shown to everybody. `announcement` and `close`: the leaves that
 * the station itself checked; `secret`: 32 random bytes in hex, opened only for the one close that the station ever saw.
 */
export const drawEventSchemas = {
  draw_committed: z.strictObject({ draw, announcement: leafPlaceSchema, commitment: sha256HexSchema }),
  draw_revealed: z.strictObject({ draw, close: leafPlaceSchema, root: sha256HexSchema, secret: sha256HexSchema }),
} as const;

export type LeafPlace = z.infer<typeof leafPlaceSchema>;
