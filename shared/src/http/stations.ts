import { z } from 'zod';
import { stationIdSchema } from '../ids.ts';

/** What can be wrong with a station, raised by HQ and cleared by a person or by itself. */
export const stationAlarmKindSchema = z.enum([
  'equivocation',
  'station_state_lost',
  'bad_signature',
  'broken_chain',
  'storage_low',
  'quarantined_event',
  'read_back_mismatch',
  'object_missing',
  'object_changed',
  'object_unreadable',
  'ledger_fork',
  'promise_broken',
  'events_lost',
  'card_unread',
  'card_scan_failed',
  'reads_differ',
  'too_large',
  'crash_loop',
]);

/** GET /api/v1/stations. */
export const stationRowSchema = z.object({
  stationId: stationIdSchema,
  name: z.string(),
  unitCode: z.string(),
  unitName: z.string(),
  presence: z.enum(['online', 'offline', 'never_connected']),
  /** Since when it is as `presence` says, as far as HQ was told. */
  presenceSince: z.iso.datetime().nullable(),
  lastBatchAt: z.iso.datetime().nullable(),
  /** When it last said anything: a message, or that it is there; null: never. */
  lastHeardAt: z.iso.datetime().nullable(),
  /** By how much its clock is wrong, as it said last: behind HQ's, below zero ahead. Null: it is right, or nobody knows. */
  clockBehindMs: z.int().nullable(),
  /** What HQ could not read or store of what it told; null: nothing. */
  quarantined: z
    .object({ events: z.int().nonnegative(), entries: z.int().nonnegative(), since: z.iso.datetime() })
    .nullable(),
  frozen: z.boolean(),
  revoked: z.boolean(),
  enrolled: z.boolean(),
  /** Recordings that it announced and that aren't verified yet. */
  queue: z.object({ files: z.int(), bytes: z.int() }),
  /** Until when these wait for an upload window; null: they don't. */
  uploadsWaitUntil: z.iso.datetime().nullable(),
  /**
   * Cards in its docks now. `collectedAt`: when everything on the card had been collected; null while it goes on. `unread`: how
   * many folders and names on it can't be read; as long as there are any it isn't collected. `sharesSerial`: another card, with
   * another volume id, that names the same recorder is in a dock now.
   */
  docked: z.array(
    z.object({
      recorderSerial: z.string(),
      dockedAt: z.iso.datetime(),
      collectedAt: z.iso.datetime().nullable(),
      unread: z.int().nonnegative(),
      sharesSerial: z.boolean(),
    }),
  ),
  alarms: z.array(
    z.object({
      alarmId: z.uuid(),
      kind: stationAlarmKindSchema,
      detail: z.record(z.string(), z.json()),
      raisedAt: z.iso.datetime(),
    }),
  ),
});

export const stationsResponseSchema = z.object({ rows: z.array(stationRowSchema) });

/** GET /api/v1/station-names, by id. */
export const stationNamesResponseSchema = z.object({
  rows: z.array(stationRowSchema.pick({ stationId: true, name: true })),
});

export type StationAlarmKind = z.infer<typeof stationAlarmKindSchema>;
export type StationRow = z.infer<typeof stationRowSchema>;
