import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { plainName } from './plain-name.ts';

export const officerKindSchema = z.enum(['sworn', 'auxiliary']);

/** GET /api/v1/officers, by badge number. `q` finds in badge number and name. */
export const officersQuerySchema = pageQuerySchema.extend({
  q: z.string().trim().max(50).optional(),
  unitCode: unitCodeSchema.optional(),
  kind: officerKindSchema.optional(),
  /** Who left is shown with `all` only. */
  state: z.enum(['serving', 'all']).default('serving'),
});

/** `holds`: the recorders that the officer holds now. `leftOn`: the first day out of service. */
export const officerRowSchema = z.object({
  badgeNo: badgeNoSchema,
  name: z.string(),
  kind: officerKindSchema,
  unitCode: unitCodeSchema,
  unitName: z.string(),
  leaderBadgeNo: badgeNoSchema.nullable(),
  leaderName: z.string().nullable(),
  leftOn: z.iso.date().nullable(),
  holds: z.array(recorderSerialSchema),
});

export const officersPageSchema = pageOf(officerRowSchema);

/** GET /api/v1/officers/:badgeNo. */
export const officerDetailSchema = officerRowSchema.extend({ history: historySchema });

/** POST /api/v1/officers. */
export const newOfficerSchema = z.object({
  badgeNo: badgeNoSchema,
  name: plainName(50),
  kind: officerKindSchema,
  unitCode: unitCodeSchema,
  leaderBadgeNo: badgeNoSchema.nullable(),
});

/** PATCH /api/v1/officers/:badgeNo. */
export const officerChangeSchema = newOfficerSchema
  .omit({ badgeNo: true })
  .extend({ leftOn: z.iso.date().nullable() })
  .partial();

export type OfficerKind = z.infer<typeof officerKindSchema>;
export type OfficersQuery = z.infer<typeof officersQuerySchema>;
export type OfficerRow = z.infer<typeof officerRowSchema>;
export type OfficerDetail = z.infer<typeof officerDetailSchema>;
export type NewOfficer = z.infer<typeof newOfficerSchema>;
export type OfficerChange = z.infer<typeof officerChangeSchema>;
