import { z } from 'zod';
import { neededTimeSchema } from './claimed-time.ts';
import { cardPathSchema } from './sighting.ts';

/** Types are 1 off, 2 on, 3 photo, 4 video, 5 audio, 6 idle, 7 recording end, 8 low battery. These name a file of the recorder's. */
export const fileEntryTypes = [3, 4, 5, 7] as const;

/** `at` is by the recorder's clock; `line` counts from 1; what the file's name claims is read as of files on cards. */
export const recorderLogEntrySchema = z.object({
  at: neededTimeSchema,
  type: z.int().min(1).max(8),
  fileName: z.string().min(1).max(255).nullable(),
  line: z.int().positive().max(2_147_483_647),
  recorderSerial: z.string().max(32).nullable().optional(),
  sequenceNo: z.int().nonnegative().nullable().optional(),
});

/**
 * One page of what is new in the log of a docked card's recorder, in the log's order. `badLines`: how many lines of this
 * page's part of the log say nothing that the layout's pattern can read. A station whose database was lost sends all again.
 */
export const recorderLogBodySchema = z.object({
  dockSessionId: z.uuid(),
  recorderSerial: z.string().min(1).max(32),
  cardVolumeId: z.string().min(1).max(128),
  logPath: cardPathSchema,
  page: z.int().positive(),
  pages: z.int().positive(),
  entries: z.array(recorderLogEntrySchema).max(500),
  badLines: z.int().nonnegative(),
});

export type RecorderLogEntry = z.infer<typeof recorderLogEntrySchema>;
