import { z } from 'zod';
import { activitySourceSchema } from './activities.ts';
import { plainName } from './plain-name.ts';
import { reasonSchema } from './schema-of.ts';

/** A system that tells HQ of activities by a token of its own. */
export const activitySourceRowSchema = z.object({
  source: activitySourceSchema,
  /** What people call it. */
  name: z.string(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
  /** When its token was last used, to the minute; null: never. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  revokedBy: z.string().nullable(),
});

/** GET /api/v1/activity-sources: all of them. */
export const activitySourcesSchema = z.object({ rows: z.array(activitySourceRowSchema) });

/** POST /api/v1/activity-sources: a new one, or a new token of one whose token was revoked. */
export const newActivitySourceSchema = z.object({
  // These two are for people.
  source: activitySourceSchema.refine((source) => source !== 'page' && source !== 'import', 'is taken by HQ itself'),
  name: plainName(100),
});

/** The token is told here once; HQ keeps its hash. */
export const activitySourceAddedSchema = z.object({ source: activitySourceSchema, token: z.string() });

/** DELETE /api/v1/activity-sources/:source revokes its token; what it told stays. */
export const activitySourceRevocationSchema = z.object({ reason: reasonSchema });

export type ActivitySourceRow = z.infer<typeof activitySourceRowSchema>;
export type NewActivitySource = z.infer<typeof newActivitySourceSchema>;
export type ActivitySourceAdded = z.infer<typeof activitySourceAddedSchema>;
