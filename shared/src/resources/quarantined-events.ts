import { z } from 'zod';
import { quarantinedTypeSchema } from '../http/ops.ts';
import { stationIdSchema } from '../ids.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/**
 * `entries`: how many of the event's entries are set aside; null: all of the event is. `recorderSerial` and `names`, at most five
 * file names or log lines: what it is about, as far as its text can be read. `reason`: why it can't be read.
 */
const quarantinedEventSchema = z.object({
  stationId: stationIdSchema,
  stationName: z.string(),
  incarnation: z.int(),
  seq: z.int(),
  type: quarantinedTypeSchema.nullable(),
  entries: z.int().positive().nullable(),
  recorderSerial: z.string().nullable(),
  names: z.array(z.string()),
  reason: z.string(),
  quarantinedAt: z.iso.datetime(),
});

/** By station and then in the order in which the station told them. */
export const quarantinedEventList = defineList({
  key: 'quarantined-events',
  access: 'stations.read',
  filters: z.object({ stationId: stationIdSchema.optional(), type: quarantinedTypeSchema.optional() }),
  row: quarantinedEventSchema,
});

/** Events that this version could not read or store, or took without some of their entries (搁置的上报). */
export const quarantinedEvents = defineResource({
  list: quarantinedEventList,
  endpoints: {},
  // About the station.
  factTypes: ['quarantined_event_reprocessed'],
  problems: {},
  staleWith: [],
});

export type QuarantinedEventFilters = z.infer<typeof quarantinedEventList.filters>;
export type QuarantinedEvent = z.infer<typeof quarantinedEventSchema>;
