import { z } from 'zod';
import { activityKindSchema } from './activities.ts';
import { categorySchema } from './retention.ts';

/** The seed's families (measure 四): on-scene enforcement, accident handling, and incidents, traffic control and security. */
export const mustRecordFamilySchema = z.enum(['on_scene_enforcement', 'accident_handling', 'incidents_and_security']);

/** What must be recorded, from which event to which, how much earlier and later, and how long it is kept. */
export const mustRecordItemSchema = z.object({
  itemId: z.string().regex(/^[a-z][a-z0-9_]{1,31}$/),
  family: mustRecordFamilySchema,
  name: z.string().trim().min(1).max(100),
  place: z.string().trim().min(1).max(200),
  startEvent: z.string().trim().min(1).max(200),
  content: z.string().trim().min(1).max(500),
  endEvent: z.string().trim().min(1).max(200),
  whoRecords: z.string().trim().min(1).max(200),
  /** An activity of these kinds falls under this item; a kind stands in one item at most. */
  activityKinds: z.array(activityKindSchema),
  leadMs: z.int().min(0).max(3_600_000),
  lagMs: z.int().min(0).max(3_600_000),
  retentionCategory: categorySchema,
});

export type MustRecordItem = z.infer<typeof mustRecordItemSchema>;
