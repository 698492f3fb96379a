import { z } from 'zod';
import { importKeys } from './resources.ts';

/** What can be imported from a spreadsheet. */
export const importKindSchema = z.enum(['recorders', 'observations', 'shifts', 'activities', ...importKeys]);

export const sheetFormatSchema = z.enum(['xlsx', 'csv']);

/** GET /api/v1/imports/:kind/template?format=: an empty sheet with the headings, an example and what is allowed. */
export const templateQuerySchema = z.object({ format: sheetFormatSchema.default('xlsx') });

/**
 * POST /api/v1/imports/:kind?fileName=&dryRun=: the file itself is the body (application/octet-stream). .xlsx, or .csv as
 * UTF-8 or GB18030. With a mistake in any row nothing is written; rows that are there already and equal change nothing.
 */
export const importQuerySchema = z.object({
  fileName: z.string().min(1).max(255),
  dryRun: z.stringbool().default(false),
  /** Needed when rows lie in the past. */
  reason: z.string().trim().min(2).max(500).optional(),
});

/** A row of the file: its number there, and its cells under `headings`. */
const importedRowSchema = z.object({ row: z.int(), cells: z.array(z.string()) });

export const importResultSchema = z.object({
  kind: importKindSchema,
  dryRun: z.boolean(),
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  /** `applied + waiting + unchanged = rows`, and `added + changed = applied + waiting`. */
  unchanged: z.int(),
  /** What counts at once. */
  applied: z.int(),
  /** What touches the past of the roster: it counts when a second person agrees to all of it, as `proposal`. */
  waiting: z.int(),
  /** There when rows wait; the id is null in a dry run. */
  proposal: z.object({ rosterProposalId: z.uuid().nullable() }).optional(),
  /** Of a dry run of activities: how much footage would be kept for good by its case number that isn't yet. */
  evidence: z.object({ files: z.int(), bytes: z.int() }).optional(),
  /** The first 500 rows of each number, as the file has them. */
  rowsOf: z.object({
    headings: z.array(z.string()),
    applied: z.array(importedRowSchema.extend({ added: z.boolean() })),
    waiting: z.array(importedRowSchema.extend({ added: z.boolean() })),
    unchanged: z.array(importedRowSchema),
  }),
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
export type ImportedRow = z.infer<typeof importedRowSchema>;
export type ImportProblem = z.infer<typeof importProblemSchema>;
export type ImportRefusal = z.infer<typeof importRefusalSchema>;
