import { z } from 'zod';
import { stationIdSchema } from '../ids.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

const typeSchema = z.string().max(64);

/** Events of one station and type that this version could not read or store, or took without some of their entries. */
export const quarantineGroupSchema = z.object({
  stationId: stationIdSchema,
  /** Null: it doesn't say. */
  type: typeSchema.nullable(),
  /** Set aside as a whole. */
  events: z.int().nonnegative(),
  /** Set aside alone, of events that were taken. */
  entries: z.int().nonnegative(),
  since: z.iso.datetime(),
});

/** GET /api/v1/quarantined-events, by station and then in the order in which the station told them. */
export const quarantinedEventsQuerySchema = pageQuerySchema.extend({
  stationId: stationIdSchema.optional(),
  type: typeSchema.optional(),
});

/**
 * `entries`: how many of the event's entries are set aside; null: all of the event is. `recorderSerial` and `names`, at most five
 * file names or log lines: what it is about, as far as its text can be read. `reason`: why it can't be read.
 */
export const quarantinedEventSchema = z.object({
  stationId: stationIdSchema,
  stationName: z.string(),
  incarnation: z.int(),
  seq: z.int(),
  type: typeSchema.nullable(),
  entries: z.int().positive().nullable(),
  recorderSerial: z.string().nullable(),
  names: z.array(z.string()),
  reason: z.string(),
  quarantinedAt: z.iso.datetime(),
});
export const quarantinedEventsPageSchema = pageOf(quarantinedEventSchema);

export type QuarantineGroup = z.infer<typeof quarantineGroupSchema>;
export type QuarantinedEvent = z.infer<typeof quarantinedEventSchema>;
