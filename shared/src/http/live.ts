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
 * units that it is about; empty: any. An account that sees its own unit only hears of that one. `subjects` names the kinds of
 * what it is about, as facts name them; absent: any.
 */
export const liveMessageSchema = z.object({
  topic: liveTopicSchema,
  unitCodes: z.array(z.string()),
  subjects: z.array(z.string()).optional(),
});

/** What the stream says: `stale` names the lists and pages whose answers are old now, by the first part of their address. */
export interface LiveEvent extends Omit<z.infer<typeof liveMessageSchema>, 'subjects'> {
  stale: string[];
}

/**
 * The stream's first event, named `missed`: the changes of the last minute. `agoMs` says of each stale list how many milliseconds
 * ago it last changed. No change of the last `keptMs` is missing. Ages, because the page's clock may differ from HQ's.
 */
export interface MissedEvent {
  keptMs: number;
  changes: { topic: LiveTopic; agoMs: Record<string, number> }[];
}

export type LiveTopic = z.infer<typeof liveTopicSchema>;
export type LiveMessage = z.infer<typeof liveMessageSchema>;
