import { z } from 'zod';
import { unitCodeSchema } from '../ids.ts';
import { plainName } from './plain-name.ts';

export const unitKindSchema = z.enum(['brigade', 'squad', 'section']);

/** GET /api/v1/units: all that the account may see, parents before their children. */
export const unitRowSchema = z.object({
  unitCode: unitCodeSchema,
  name: z.string(),
  kind: unitKindSchema,
  parentCode: unitCodeSchema.nullable(),
  officers: z.int(),
  recorders: z.int(),
  stations: z.int(),
});

export const unitsResponseSchema = z.object({ rows: z.array(unitRowSchema) });

/** POST /api/v1/units. */
export const newUnitSchema = z.object({
  unitCode: unitCodeSchema,
  name: plainName(100),
  kind: unitKindSchema,
  parentCode: unitCodeSchema.nullable(),
});

/** PATCH /api/v1/units/:unitCode. A unit can't come below itself. */
export const unitChangeSchema = newUnitSchema.omit({ unitCode: true }).partial();

export type UnitKind = z.infer<typeof unitKindSchema>;
export type UnitRow = z.infer<typeof unitRowSchema>;
export type NewUnit = z.infer<typeof newUnitSchema>;
export type UnitChange = z.infer<typeof unitChangeSchema>;
