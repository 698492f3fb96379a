import { z } from 'zod';
import { reasonSchema } from '../http/schema-of.ts';
import { endpoint } from './endpoint.ts';
import { defineWholeList } from './list.ts';
import { defineResource } from './resource.ts';

/** What is looked at in every review: proper enforcement, safety protection, recorded from before its start to its end. */
export const reviewDimensionSchema = z.enum(['conduct', 'safety_protection', 'full_recording']);

/**
 * `deduction`: points that a fault costs. `stated`: the findings that say the same, so that a fault joins one of them instead of
 * becoming a finding of its own: `coverage` about missing time, `damage` about damaged footage.
 */
const checklistItemSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lower-case letters, digits and _, a letter first'),
  dimension: reviewDimensionSchema,
  /** As reviewers read it; null: one of those that HQ brings along, in the language of the page. */
  name: z.string().trim().min(1).max(60).nullable(),
  deduction: z.int().min(0).max(100),
  stated: z.enum(['coverage', 'damage']).nullable(),
});

/** Each key once, and each of the three dimensions. */
const checklistItemsSchema = z
  .array(checklistItemSchema)
  .min(3)
  .max(40)
  .refine((items) => new Set(items.map(({ key }) => key)).size === items.length, 'must have each key once')
  .refine(
    (items) => reviewDimensionSchema.options.every((one) => items.some(({ dimension }) => dimension === one)),
    'must have an item of each dimension',
  );

const checklistRowSchema = z.object({
  version: z.int(),
  items: checklistItemsSchema,
  /** Null: the one that HQ brings along. */
  reason: z.string().nullable(),
  setBy: z.string().nullable(),
  setAt: z.iso.datetime().nullable(),
});

export const checklistList = defineWholeList({ key: 'checklists', access: 'checks.read', row: checklistRowSchema });

/** What reviewers look at (评查项目), version by version, newest first. A review keeps the version with which it began. */
export const checklists = defineResource({
  list: checklistList,
  endpoints: {
    create: endpoint('POST checklists', {
      access: 'checks.plan',
      body: z.object({ version: z.int(), items: checklistItemsSchema, reason: reasonSchema }),
      answers: { 201: checklistRowSchema },
    }),
  },
  subject: 'checklist',
  factTypes: ['checklist_set'],
  problems: { checklist_changed: 409 },
  staleWith: ['duty'],
});

export type ReviewDimension = z.infer<typeof reviewDimensionSchema>;
export type ChecklistItem = z.infer<typeof checklistItemSchema>;
export type ChecklistRow = z.infer<typeof checklistRowSchema>;
