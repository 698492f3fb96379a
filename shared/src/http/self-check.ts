import { z } from 'zod';

/** What the daily check of HQ by itself finds wrong. Words: `words/self-check.ts`. */
export const selfCheckProblemSchema = z.object({
  kind: z.enum([
    'backup_not_set_up',
    'backup_old',
    'backup_failed',
    'backup_unproved',
    'disk_fills',
    'station_silent',
    'part_stands_still',
    'verification_lags',
    'guarantee_missing',
    'events_set_aside',
    'ledger_not_published',
    'certificate_ends',
    'recordings_lost',
  ]),
  /** Of what: a disk, a station's id, a part of HQ, a guarantee; null where there is only one. */
  subject: z.string().nullable(),
  /** How many, or how many days are left; null where it says nothing. */
  count: z.int().nullable(),
});
export type SelfCheckProblem = z.infer<typeof selfCheckProblemSchema>;
