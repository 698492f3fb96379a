import { z } from 'zod';

/** How far HQ was with each station when a backup began: all that the backup has for sure. */
export type BackupPositions = Record<string, { incarnation: number; through: number }>;

/** What can go wrong with a backup or its proof. Words: `words/backup-status.ts`. */
export const backupProblemSchema = z.enum([
  'place_unreachable',
  'place_full',
  'wrong_passphrase',
  'archive_incomplete',
  'backup_damaged',
  'verification_failed',
  'ledger_differs',
  'internal',
]);
export type BackupProblem = z.infer<typeof backupProblemSchema>;

/**
 * Whether the last backup is good. `not_set_up`: no backup was ever begun. `good`: the last one passed its verification and is younger
 * than `oldAfterHours`. `old`: it is older, or there is none yet although one was begun. `failed`: the last attempt failed.
 */
export const backupStatusSchema = z.object({
  state: z.enum(['not_set_up', 'good', 'old', 'failed']),
  /** The last backup that passed its verification. */
  last: z
    .object({
      label: z.string(),
      kind: z.enum(['full', 'incremental']),
      endedAt: z.iso.datetime(),
      bytes: z.int().nullable(),
      storedBytes: z.int().nullable(),
      offHost: z.boolean(),
    })
    .nullable(),
  /** The last attempt, if it failed. */
  failure: z.object({ at: z.iso.datetime(), problem: backupProblemSchema, seen: z.string().nullable() }).nullable(),
  /** The last time that a backup was restored on trial, and whether the ledger in it was right. */
  proof: z
    .object({
      label: z.string().nullable(),
      at: z.iso.datetime(),
      problem: backupProblemSchema.nullable(),
      seen: z.string().nullable(),
    })
    .nullable(),
});
export type BackupStatus = z.infer<typeof backupStatusSchema>;

/** A backup is made every day, and proved every week. */
export const oldAfterHours = 30;
export const proofOldAfterDays = 9;
