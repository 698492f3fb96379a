import { z } from 'zod';
import { recordingIdSchema, stationIdSchema } from '../ids.ts';
import { backupStatusSchema } from './backup-status.ts';
import { diskSchema } from './disks.ts';
import { integrityProblemSchema } from './recordings.ts';
import { selfCheckProblemSchema } from './self-check.ts';

/** What an event that is set aside says it is. */
export const quarantinedTypeSchema = z.string().max(64);

/** Events of one station and type that this version could not read or store, or took without some of their entries. */
const quarantineGroupSchema = z.object({
  stationId: stationIdSchema,
  /** Null: it doesn't say. */
  type: quarantinedTypeSchema.nullable(),
  /** Set aside as a whole. */
  events: z.int().nonnegative(),
  /** Set aside alone, of events that were taken. */
  entries: z.int().nonnegative(),
  since: z.iso.datetime(),
});

/** Something that must go on by itself; `problem` is null while it is well. */
export const healthCheckSchema = z.object({
  name: z.string(),
  lastProgressAt: z.iso.datetime().nullable(),
  sinceProgressMs: z.int().nullable(),
  problem: z.string().nullable(),
});

/**
 * GET /api/v1/ops. `checks` are those of the process that answers. `totals` are counted every few minutes, at `asOf`; S3
 * tells nobody how much room is left, so what the store will need is what it grew by.
 */
export const opsResponseSchema = z.object({
  /** What is wrong now, worst first. */
  problems: z.array(selfCheckProblemSchema),
  backup: backupStatusSchema,
  disks: z.array(diskSchema),
  /** Of each of the last 14 days, the oldest first; `check` is null where there was none. */
  selfChecks: z.array(
    z.object({
      day: z.iso.date(),
      check: z.object({ at: z.iso.datetime(), problems: z.array(selfCheckProblemSchema) }).nullable(),
    }),
  ),
  checks: z.array(healthCheckSchema),
  /** Stored and not read back yet. */
  readBacks: z.object({ files: z.int(), bytes: z.int(), oldestUploadedAt: z.iso.datetime().nullable() }),
  totals: z.object({
    asOf: z.iso.datetime(),
    files: z.int(),
    bytes: z.int(),
    bytesLastDay: z.int(),
    bytesLast30Days: z.int(),
    /** Files that the store refuses to delete now. */
    locked: z.int(),
    /** When the file that was read longest ago was read. */
    oldestReadAt: z.iso.datetime().nullable(),
    copied: z.int(),
  }),
  /** `readBytesPerDay`: on the last seven days on which anything was read. `cycleDays`: how long all takes at that rate. */
  walk: z.object({
    walkDays: z.int(),
    readBytesPerDay: z.int().nullable(),
    cycleDays: z.number().nullable(),
  }),
  /** Whether a store for second copies is named. */
  copies: z.object({ configured: z.boolean() }),
  /** What the process that answers refused to people since it started; the log has a line for each. */
  refusals: z.object({
    since: z.iso.datetime(),
    /** Wrong passwords and unknown accounts. */
    wrongPasswords: z.int(),
    /** Guesses after too many wrong ones. */
    lockedOut: z.int(),
    /** What the role, or a rule about the person, doesn't allow. */
    forbidden: z.int(),
  }),
  /** What is set aside of what stations told, longest first. */
  quarantine: z.array(quarantineGroupSchema),
  /** Recordings that HQ had verified and lost, the newest first, at most 50. */
  lost: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        recordingId: recordingIdSchema,
        fileName: z.string(),
        stationId: stationIdSchema,
        problem: integrityProblemSchema,
        at: z.iso.datetime(),
      }),
    ),
  }),
});

export type OpsResponse = z.infer<typeof opsResponseSchema>;
export type QuarantineGroup = z.infer<typeof quarantineGroupSchema>;
