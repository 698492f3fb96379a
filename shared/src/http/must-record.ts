import { z } from 'zod';
import { activityKindSchema } from './activities.ts';
import { plainName } from './plain-name.ts';
import { categorySchema } from './recordings.ts';
import { reasonSchema } from './schema-of.ts';

/** The seed's families (measure 四): on-scene enforcement, accident handling, and incidents, traffic control and security. */
export const mustRecordFamilySchema = z.enum(['on_scene_enforcement', 'accident_handling', 'incidents_and_security']);

const wordsSchema = z.object({
  name: plainName(100),
  place: z.string().trim().min(1).max(200),
  startEvent: z.string().trim().min(1).max(200),
  content: z.string().trim().min(1).max(500),
  endEvent: z.string().trim().min(1).max(200),
  whoRecords: z.string().trim().min(1).max(200),
});

/** What must be recorded, from which event to which, how much earlier and later, and how long it is kept. */
export const mustRecordItemSchema = wordsSchema.extend({
  itemId: z.string().regex(/^[a-z][a-z0-9_]{1,31}$/, 'must be 2 to 32 of a-z 0-9 _'),
  family: mustRecordFamilySchema,
  /** The same words for who reads English; what isn't there is shown in Chinese. */
  english: wordsSchema.partial().default({}),
  /** An activity of these kinds falls under this item; a kind stands in one item at most. */
  activityKinds: z.array(activityKindSchema),
  leadMs: z.int().min(0).max(3_600_000),
  lagMs: z.int().min(0).max(3_600_000),
  retentionCategory: categorySchema,
});

/** A version of the catalogue. It counts for what begins from `countsFrom` on, until a later version does. */
export const mustRecordVersionRowSchema = z.object({
  version: z.int(),
  items: z.int(),
  countsFrom: z.iso.datetime(),
  /** Whether activities that begin now fall under it. */
  counts: z.boolean(),
  reason: z.string(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
});

/** GET /api/v1/must-record-versions, newest first: all of them. */
export const mustRecordVersionsSchema = z.object({ rows: z.array(mustRecordVersionRowSchema) });

/** GET /api/v1/must-record-versions/:version. */
export const mustRecordVersionSchema = mustRecordVersionRowSchema
  .omit({ items: true })
  .extend({ items: z.array(mustRecordItemSchema) });

/**
 * POST /api/v1/must-record-versions: the whole catalogue as it shall be. `baseVersion`: the newest when it was edited; if
 * another came in between, it is refused. `countsFrom` left out: from now on; never earlier.
 */
export const newMustRecordVersionSchema = z.object({
  baseVersion: z.int(),
  items: z.array(mustRecordItemSchema).min(1).max(100),
  countsFrom: z.iso.datetime({ offset: true }).optional(),
  reason: reasonSchema,
});

export type MustRecordFamily = z.infer<typeof mustRecordFamilySchema>;
export type MustRecordItem = z.infer<typeof mustRecordItemSchema>;
export type MustRecordVersionRow = z.infer<typeof mustRecordVersionRowSchema>;
export type MustRecordVersion = z.infer<typeof mustRecordVersionSchema>;
export type NewMustRecordVersion = z.input<typeof newMustRecordVersionSchema>;
