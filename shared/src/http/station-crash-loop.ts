import { z } from 'zod';
import { claimedTimeSchema } from '../contract/claimed-time.ts';

/**
 * POST /api/v1/station/crash-loop: an agent that ended with an error again and again says so from its minimal mode, in which it
 * collects, uploads and erases nothing. It says so again each time it enters that mode, and `over` once it stayed up.
 * `code`: of the last error; `message`: in ASCII, without paths and without what stood in quotes.
 */
export const crashLoopSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('looping'),
    since: claimedTimeSchema,
    failures: z.int().positive(),
    code: z.string().min(1).max(64),
    message: z.string().max(300),
    agentVersion: z.string().max(32),
  }),
  z.object({ state: z.literal('over') }),
]);

export type CrashLoop = z.infer<typeof crashLoopSchema>;
