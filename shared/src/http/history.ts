import { z } from 'zod';

/**
 * What happened to one thing, oldest first; `type` names the fact. `by`: who did it, null when HQ did it itself. `factId`:
 * whose proof is at GET /api/v1/ledger/facts/:factId/proof, null for what a station's batch told.
 */
export const historySchema = z.array(
  z.object({
    at: z.iso.datetime(),
    type: z.string(),
    by: z.string().nullable(),
    detail: z.record(z.string(), z.json()),
    factId: z.int().positive().nullable(),
  }),
);

export type History = z.infer<typeof historySchema>;
