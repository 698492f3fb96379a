import { z } from 'zod';
import type { Category } from '../fields/categories.ts';
import { categorySchema } from '../http/recordings.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineResource } from './resource.ts';

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

/** What a change of periods would do, category by category, at the time of its proposal. It is stored as it is answered. */
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
const retentionDryRunSchema = z.array(dryRunRowSchema);

const retentionChangeSchema = z.object({
  retentionChangeId: z.uuid(),
  baseVersion: z.int(),
  periods: retentionPeriodsSchema,
  reason: z.string(),
  dryRun: retentionDryRunSchema,
  proposedBy: z.string(),
  /** In whose name it was proposed: it is that one's. Null: in the own. */
  onBehalfOf: z.string().nullable(),
  proposedAt: instant,
  /** Null while it waits for a second person. */
  decision: z.enum(['approved', 'refused', 'withdrawn']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
  version: z.int().nullable(),
  /** Whether the account that asks proposed it: it can't approve it then, but withdraw it. */
  own: z.boolean(),
});

/** `version` is 0 while the defaults count. `dueByMonth`: whatever isn't kept permanently, holds left out. */
const retentionAnswerSchema = z.object({
  version: z.int(),
  floorMonths: z.int(),
  periods: retentionPeriodsSchema,
  changes: z.array(retentionChangeSchema),
  counts: z.array(z.object({ category: categorySchema, recordings: z.int(), sizeBytes: z.int() })),
  dueByMonth: z.array(z.object({ month: z.string(), recordings: z.int(), sizeBytes: z.int() })),
});

const newRetentionChangeSchema = z.object({
  baseVersion: z.int(),
  periods: retentionPeriodsSchema,
  reason: reasonSchema,
});

/** How long footage is kept by its category (存储期限), and changes of the periods, each decided by a second person. */
export const retention = defineResource({
  endpoints: {
    read: endpoint('GET retention', { access: 'retention.read', answers: { 200: retentionAnswerSchema } }),
    /** What other periods would move. Changes nothing. */
    dryRun: endpoint('POST retention/dry-run', {
      access: 'retention.read',
      body: z.object({ periods: retentionPeriodsSchema }),
      answers: { 200: z.object({ rows: retentionDryRunSchema }) },
    }),
    propose: endpoint('POST retention/changes', {
      access: 'retention.write',
      body: newRetentionChangeSchema,
      answers: { 201: retentionAnswerSchema },
    }),
    /** Its proposer can withdraw it, and nobody else. */
    decide: endpoint('POST retention/changes/:retentionChangeId/decision', {
      access: 'retention.approve',
      params: z.object({ retentionChangeId: z.uuid() }),
      body: z.object({ decision: z.enum(['approved', 'refused', 'withdrawn']), reason: reasonSchema }),
      answers: { 200: retentionAnswerSchema },
    }),
  },
  subject: 'retention',
  factTypes: [
    'retention_change_approved',
    'retention_change_proposed',
    'retention_change_refused',
    'retention_change_withdrawn',
  ],
  problems: {
    bad_periods: 422,
    not_own_proposal: 403,
    own_proposal: 403,
    retention_change_open: 409,
    retention_outdated: 409,
  },
  staleWith: ['retention'],
});

export type RetentionPeriods = Record<Category, number | null>;
export type RetentionDryRun = z.infer<typeof retentionDryRunSchema>;
export type RetentionChange = z.input<typeof retentionChangeSchema>;
export type RetentionAnswer = z.input<typeof retentionAnswerSchema>;
export type NewRetentionChange = z.infer<typeof newRetentionChangeSchema>;
export type RetentionDecision = z.infer<typeof retention.endpoints.decide.parts.body>['decision'];
