import { z } from 'zod';
import { unitFields } from '../fields/units.ts';
import { unitCodeSchema } from '../ids.ts';
import { historySchema } from './history.ts';
import { shapeOf } from './schema-of.ts';

const { retired, ...newUnit } = shapeOf(unitFields);
export const unitKindSchema = newUnit.kind;

/** GET /api/v1/units: all that the account may see, parents before their children. */
export const unitRowSchema = z.object({
  unitCode: unitCodeSchema,
  name: z.string(),
  kind: unitKindSchema,
  parentCode: unitCodeSchema.nullable(),
  officers: z.int(),
  recorders: z.int(),
  stations: z.int(),
  /** It stays for its past, and is chosen for nothing to come. */
  retired: z.boolean(),
});

/** Without `retired` all are listed, with `false` only those that are in use. */
export const unitsQuerySchema = z.object({ retired: z.stringbool().optional() });

/** GET /api/v1/units/:unitCode. */
export const unitDetailSchema = unitRowSchema.extend({ history: historySchema });

export const unitsResponseSchema = z.object({ rows: z.array(unitRowSchema) });

/** POST /api/v1/units. */
export const newUnitSchema = z.object(newUnit);

/** PATCH /api/v1/units/:unitCode. A unit can't come below itself; it can't be retired while something in use belongs to it. */
export const unitChangeSchema = newUnitSchema.omit({ unitCode: true }).extend({ retired }).partial();

export type UnitRow = z.infer<typeof unitRowSchema>;
export type UnitDetail = z.infer<typeof unitDetailSchema>;
export type NewUnit = z.infer<typeof newUnitSchema>;
export type UnitChange = z.infer<typeof unitChangeSchema>;
