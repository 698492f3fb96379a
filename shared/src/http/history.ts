import { z } from 'zod';

/** What happened to one thing, oldest first; `type` names the fact. `by`: who did it, null when HQ did it itself. */
export const historySchema = z.array(
  z.object({
    at: z.iso.datetime(),
    type: z.string(),
    by: z.string().nullable(),
    detail: z.record(z.string(), z.json()),
  }),
);

export type History = z.infer<typeof historySchema>;
