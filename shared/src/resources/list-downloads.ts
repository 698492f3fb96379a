import { z } from 'zod';
import { sheetFormatSchema } from './imports.ts';
import { listKeys } from './resources.ts';

/** Every list of the page exports. */
export const downloadTableSchema = z.enum([
  'recorders',
  'activities',
  'recordings',
  'sightings',
  'findings',
  'exemptions',
  'duty-desk',
  'stations',
  'coverage-today',
  'duty-week',
  'officer-file',
  'trends',
  'activity-sources',
  'checkpoints',
  'witnesses',
  'pending-facts',
  'track-points',
  'bookmarks',
  ...listKeys,
]);

/**
 * GET /api/v1/exports/:table: the rows that the list with the same filters has, all pages, at most 100,000 (xlsx) or
 * 1,000,000 (csv). Times are local (Asia/Shanghai). CSV is UTF-8 with a byte order mark, as Excel wants it.
 */
export const downloadQuerySchema = z.looseObject({
  format: sheetFormatSchema,
  lang: z.enum(['zh', 'en']).default('zh'),
});

export type DownloadTable = z.infer<typeof downloadTableSchema>;
