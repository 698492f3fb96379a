import { z } from 'zod';
import { importKeys } from './resources.ts';

/** What can be imported from a spreadsheet. */
export const importKindSchema = z.enum([
  'units',
  'officers',
  'recorders',
  'custodies',
  'observations',
  'shifts',
  'leave',
  'activities',
  ...importKeys,
]);

export const sheetFormatSchema = z.enum(['xlsx', 'csv']);

/** GET /api/v1/imports/:kind/template?format=: an empty sheet with the headings, an example and what is allowed. */
export const templateQuerySchema = z.object({ format: sheetFormatSchema.default('xlsx') });

/**
 * POST /api/v1/imports/:kind?fileName=&dryRun=: the file itself is the body (application/octet-stream). .xlsx, or .csv as
 * UTF-8 or GB18030. All rows or none; rows that are there already and equal change nothing.
 */
export const importQuerySchema = z.object({
  fileName: z.string().min(1).max(255),
  dryRun: z.stringbool().default(false),
  /** Needed when rows lie in the past. */
  reason: z.string().trim().min(2).max(500).optional(),
});

export const importResultSchema = z.object({
  kind: importKindSchema,
  dryRun: z.boolean(),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /**
   * There when rows touch the past of the roster: then none of them counts before a second person agrees to all of them, as
   * this proposal; null in a dry run.
   */
  proposal: z.object({ rosterProposalId: z.uuid().nullable() }).optional(),
});

/** One thing that is wrong. `cell` as the spreadsheet names it, `C7`; null for what concerns the whole file. */
export const importProblemSchema = z.object({
  cell: z.string().nullable(),
  column: z.string().nullable(),
  value: z.string().nullable(),
  /** Stable name; the page has its words for it. */
  code: z.string(),
  /** In Chinese, for who reads the file beside it. */
  message: z.string(),
});

/** Status 422 `import_refused`: nothing was written. At most 500 problems are listed; `problemCount` has them all. */
export const importRefusalSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: z.literal('import_refused'),
  nextStep: z.string(),
  problems: z.array(importProblemSchema),
  problemCount: z.int(),
});

export type ImportKind = z.infer<typeof importKindSchema>;
export type SheetFormat = z.infer<typeof sheetFormatSchema>;
export type ImportResult = z.infer<typeof importResultSchema>;
export type ImportProblem = z.infer<typeof importProblemSchema>;
export type ImportRefusal = z.infer<typeof importRefusalSchema>;
