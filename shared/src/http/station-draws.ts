import { z } from 'zod';
import { factProofSchema } from './station-ledger.ts';

/**
 * GET /api/v1/station/draws: the draws for which the station was asked and whose secret it has not opened. `asked` and
 * `announcement` are proved in the newest checkpoint; `close`, null before, in one that this station itself cosigned.
 */
export const stationDrawsSchema = z.object({
  draws: z.array(
    z.object({
      draw: z.int().positive(),
      announcement: factProofSchema,
      asked: factProofSchema,
      close: factProofSchema.nullable(),
    }),
  ),
});

export type StationDraws = z.infer<typeof stationDrawsSchema>;
