import { z } from 'zod';

/** Retained on `topics.checkpoint`: the newest checkpoint of HQ's ledger, a signed note, the same for every station. */
export const checkpointMessageSchema = z.object({ v: z.literal(1), note: z.string().min(1) });

export type CheckpointMessage = z.infer<typeof checkpointMessageSchema>;
