import { z } from 'zod';
import { stationIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList, defineWholeList } from './list.ts';
import { defineResource } from './resource.ts';

/**
 * What became of a recording since HQ came back from a backup. `read_back`: HQ has read it again and it is right. `from_copy`: the
 * same, of its second copy. `waiting`: HQ has still to read it, or to fetch its second copy. `awaited_from_station`: HQ lacks it, and a
 * station has it, as far as HQ knows. `lost`: HQ lacks it, has no second copy, and each station that had it has removed its copy or
 * was revoked. Found again on a card it is no longer lost.
 */
const restoredStateSchema = z.enum(['read_back', 'from_copy', 'waiting', 'awaited_from_station', 'lost']);

const restoreRowSchema = z.object({
  restoreId: z.int(),
  restoredAt: z.iso.datetime(),
  /** The last moment of which the restored database knew. */
  reachedAt: z.iso.datetime(),
  /** Which backup it was, and what was asked for: `newest`, or a time. */
  label: z.string(),
  target: z.string(),
});

const restoreDetailSchema = restoreRowSchema.extend({
  /** Of recordings that stations had collected before the restore, deleted ones left out; the states add up to `total`. */
  recordings: z.object({ total: z.int(), ...countsOf(restoredStateSchema.options) }),
  /** Entries of the ledger after `reachedAt` that came back from the archive without what they said. */
  lostFacts: z.object({ total: z.int(), types: z.array(z.object({ type: z.string(), count: z.int() })) }),
  /** Messages that neither HQ nor the station has any more, as the station told. */
  lostEvents: z.array(
    z.object({
      stationId: stationIdSchema,
      stationName: z.string(),
      incarnation: z.int(),
      firstSeq: z.int(),
      lastSeq: z.int(),
      toldAt: z.iso.datetime(),
    }),
  ),
});

const restoredRecordingRowSchema = z.object({
  restoreId: z.int(),
  recordingId: z.string(),
  fileName: z.string(),
  recorderSerial: z.string(),
  capturedAt: z.iso.datetime().nullable(),
  sizeBytes: z.int(),
  state: restoredStateSchema,
  /** The station that has it, or had it. */
  stationId: stationIdSchema,
  stationName: z.string(),
  unitName: z.string(),
  /** How HQ knows what it says of the station: that it collected it, removed its copy, or was revoked. */
  knownBy: z.enum(['collected', 'copy_removed', 'station_revoked']),
  /** When the station removed its copy. */
  copyRemovedAt: z.iso.datetime().nullable(),
  /** When HQ read it last; null: never. */
  readAt: z.iso.datetime().nullable(),
});

const restoreId = z.string().regex(/^[1-9]\d{0,8}$/, 'must be the number of a restore');

/** Newest first. */
export const restoreList = defineWholeList({ key: 'restores', access: 'ops.read', row: restoreRowSchema });

/** What became of each recording, the newest announced first. Without `restoreId` since the last restore. */
export const restoredRecordingList = defineList({
  key: 'restored-recordings',
  access: 'ops.read',
  filters: z.object({
    restoreId: restoreId.optional(),
    state: restoredStateSchema.optional(),
    stationId: stationIdSchema.optional(),
  }),
  row: restoredRecordingRowSchema,
});

/** Restores of HQ's database from a backup, and what each left to be done. */
export const restores = defineResource({
  list: restoreList,
  endpoints: {
    read: endpoint('GET restores/:restoreId', {
      access: 'ops.read',
      params: z.object({ restoreId: z.coerce.number().int().positive().max(999_999_999) }),
      answers: { 200: restoreDetailSchema },
    }),
  },
  factTypes: [],
  problems: {},
  staleWith: ['recordings'],
});

/** Their recordings, a list of its own. */
export const restoredRecordings = defineResource({
  list: restoredRecordingList,
  endpoints: {},
  factTypes: [],
  problems: {},
  staleWith: ['recordings'],
});

function countsOf<const State extends string>(states: readonly State[]) {
  return Object.fromEntries(states.map((state) => [state, z.int()])) as Record<State, z.ZodInt>;
}

export type RestoredState = z.infer<typeof restoredStateSchema>;
export type RestoreRow = z.infer<typeof restoreRowSchema>;
export type RestoreDetail = z.infer<typeof restoreDetailSchema>;
export type RestoredRecordingFilters = z.infer<typeof restoredRecordingList.filters>;
export type RestoredRecordingRow = z.infer<typeof restoredRecordingRowSchema>;
