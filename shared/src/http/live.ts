import { z } from 'zod';

export const liveTopicSchema = z.enum([
  'recordings',
  'stations',
  'coverage',
  'findings',
  'duty',
  'access',
  'ledger',
  'retention',
]);

/**
 * GET /api/v1/live (server-sent events): says what changed, never how; the page asks for it again. `unitCodes` names the
 * units that it is about; empty: any. An account that sees its own unit only hears of that one.
 */
export const liveMessageSchema = z.object({ topic: liveTopicSchema, unitCodes: z.array(z.string()) });

/** What the stream says: `stale` names the lists and pages whose answers are old now, by the first part of their address. */
export interface LiveEvent extends z.infer<typeof liveMessageSchema> {
  stale: string[];
}

export type LiveTopic = z.infer<typeof liveTopicSchema>;
export type LiveMessage = z.infer<typeof liveMessageSchema>;
