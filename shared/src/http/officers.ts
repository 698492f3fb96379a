import { z } from 'zod';
import { officerFields, officerFilters } from '../fields/officers.ts';
import { badgeNoSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { filterShapeOf, shapeOf } from './schema-of.ts';

const { leftOn, ...newOfficer } = shapeOf(officerFields);
export const officerKindSchema = newOfficer.kind;

/** GET /api/v1/officers, by badge number. `q` finds in badge number and name. */
export const officersQuerySchema = pageQuerySchema.extend({
  ...filterShapeOf(officerFilters),
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
export const newOfficerSchema = z.object(newOfficer);

/** PATCH /api/v1/officers/:badgeNo. */
export const officerChangeSchema = newOfficerSchema.omit({ badgeNo: true }).extend({ leftOn }).partial();

export type OfficersQuery = z.infer<typeof officersQuerySchema>;
export type OfficerRow = z.infer<typeof officerRowSchema>;
export type OfficerDetail = z.infer<typeof officerDetailSchema>;
export type NewOfficer = z.infer<typeof newOfficerSchema>;
export type OfficerChange = z.infer<typeof officerChangeSchema>;
