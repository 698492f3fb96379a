import { z } from 'zod';
import { reasonSchema } from './custodies.ts';

/** What a recording is kept as. `unclassified`: nobody has said yet; it is kept longer than any other that ends. */
export const categorySchema = z.enum([
  'unclassified',
  'routine',
  'summary_penalty',
  'compulsory_measure',
  'accident',
  'case_evidence',
  'obstruction_of_duty',
  'major_incident',
  'other_major_matter',
]);

/** Months after its arrival at HQ for which a recording is kept; null: permanently. */
const monthsSchema = z.int().min(1).max(600).nullable();

const retentionPeriodsSchema = z.record(categorySchema, monthsSchema);

/** What counts until somebody changes it: six months at least, permanent where the rules say so. */
export const defaultPeriods: RetentionPeriods = {
  unclassified: 36,
  routine: 6,
  summary_penalty: 12,
  compulsory_measure: 24,
  accident: 24,
  case_evidence: null,
  obstruction_of_duty: null,
  major_incident: null,
  other_major_matter: null,
};

/** What a change of periods would do, category by category, at the time of its proposal. */
const dryRunRowSchema = z.object({
  category: categorySchema,
  monthsBefore: monthsSchema,
  monthsAfter: monthsSchema,
  /** Verified recordings of this category: the dates of all of them move when the period does. */
  recordings: z.int(),
  /** Of those, how many would be due for deletion at once and aren't by the present period. */
  dueAtOnce: z.int(),
  /** Until when the oldest and the newest of them are kept, before and after; null: permanently, or there is none. */
  oldestBefore: z.iso.datetime().nullable(),
  oldestAfter: z.iso.datetime().nullable(),
  newestBefore: z.iso.datetime().nullable(),
  newestAfter: z.iso.datetime().nullable(),
});
export const retentionDryRunSchema = z.array(dryRunRowSchema);

export const retentionChangeSchema = z.object({
  retentionChangeId: z.uuid(),
  baseVersion: z.int(),
  periods: retentionPeriodsSchema,
  reason: z.string(),
  dryRun: retentionDryRunSchema,
  proposedBy: z.string(),
  /** In whose name it was proposed: it is that one's. Null: in the own. */
  onBehalfOf: z.string().nullable(),
  proposedAt: z.iso.datetime(),
  /** Null while it waits for a second person. */
  decision: z.enum(['approved', 'refused', 'withdrawn']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  version: z.int().nullable(),
  /** Whether the account that asks proposed it: it can't approve it then, but withdraw it. */
  own: z.boolean(),
});

/** GET /api/v1/retention. `version` is 0 while the defaults count. `dueByMonth`: whatever isn't kept permanently, holds left out. */
export const retentionResponseSchema = z.object({
  version: z.int(),
  floorMonths: z.int(),
  periods: retentionPeriodsSchema,
  changes: z.array(retentionChangeSchema),
  counts: z.array(z.object({ category: categorySchema, recordings: z.int(), sizeBytes: z.int() })),
  dueByMonth: z.array(z.object({ month: z.string(), recordings: z.int(), sizeBytes: z.int() })),
});

/** POST /api/v1/retention/dry-run, and POST /api/v1/retention/changes, which proposes. */
export const retentionDryRunRequestSchema = z.object({ periods: retentionPeriodsSchema });
export const newRetentionChangeSchema = z.object({
  baseVersion: z.int(),
  periods: retentionPeriodsSchema,
  reason: reasonSchema,
});

/** POST /api/v1/retention/changes/:id/decision. */
export const retentionDecisionSchema = z.object({
  decision: z.enum(['approved', 'refused', 'withdrawn']),
  reason: reasonSchema,
});

/** PUT /api/v1/recordings/:recordingId/category. */
export const categoryChangeSchema = z.object({ category: categorySchema, reason: reasonSchema });

/** How long a recording is kept, on its page. `keptUntil` null: permanently, or as long as a hold without an end lasts. */
export const recordingRetentionSchema = z.object({
  category: categorySchema,
  categoryBy: z.string().nullable(),
  categoryAt: z.iso.datetime().nullable(),
  categoryReason: z.string().nullable(),
  keptUntil: z.iso.datetime().nullable(),
});

export type Category = z.infer<typeof categorySchema>;
export type RetentionPeriods = Record<Category, number | null>;
export type RetentionDryRun = z.infer<typeof retentionDryRunSchema>;
export type RetentionChange = z.infer<typeof retentionChangeSchema>;
export type RetentionResponse = z.infer<typeof retentionResponseSchema>;
export type NewRetentionChange = z.infer<typeof newRetentionChangeSchema>;
export type RetentionDecision = z.infer<typeof retentionDecisionSchema>;
export type CategoryChange = z.infer<typeof categoryChangeSchema>;
