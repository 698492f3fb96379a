import { z } from 'zod';

/** A disk of HQ, such as that of its database. Words of names and states: `words/disks.ts`. */
export const diskSchema = z.object({
  disk: z.string(),
  sizeBytes: z.int(),
  freeBytes: z.int(),
  /** When this was seen. */
  at: z.iso.datetime(),
  /** In how many days it is full by the line through the last seven days; null when it doesn't fill, or less than a day is known. */
  daysLeft: z.number().nullable(),
  /** `unknown`: nobody looked for an hour. */
  state: z.enum(['well', 'fills', 'almost_full', 'unknown']),
});
export type Disk = z.infer<typeof diskSchema>;

/** A disk fills when it is full within so many days and has less than this share free. Alerts go by the same. */
export const diskFillsWithinDays = 14;
export const diskFillsBelowShare = 0.25;
/** It is almost full with less than this share free. */
export const diskAlmostFullShare = 0.05;
