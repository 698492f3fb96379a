import { z } from 'zod';
import { unitFields } from '../fields/units.ts';
import { historySchema } from '../http/history.ts';
import { shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineFilteredList } from './list.ts';
import { defineResource } from './resource.ts';

const { retired, deputyBadgeNo, ...newUnit } = shapeOf(unitFields);
const newUnitSchema = z.object(newUnit);
/** A unit can't come below itself; it can't be retired while something in use belongs to it. */
const unitChangeSchema = newUnitSchema.omit({ unitCode: true }).extend({ retired, deputyBadgeNo }).partial();

/**
 * `head`: whoever leads the unit, in place of another leader. `deputy`, `brigade_leader`: the leader is away, and nobody who accepted
 * stands in.
 */
const whyLeadsSchema = z.enum(['leader', 'stand_in', 'head', 'deputy', 'brigade_leader']);

const unitRowSchema = z.object({
  unitCode: unitCodeSchema,
  name: z.string(),
  kind: newUnit.kind,
  parentCode: unitCodeSchema.nullable(),
  officers: z.int(),
  recorders: z.int(),
  stations: z.int(),
  retired,
  deputyBadgeNo: badgeNoSchema.nullable(),
  deputyName: z.string().nullable(),
  /** Who leads it now, why, and in whose place; null: nobody. */
  leadsNow: z
    .object({
      badgeNo: badgeNoSchema,
      name: z.string(),
      why: whyLeadsSchema,
      standsInFor: z.string().nullable(),
    })
    .nullable(),
});

const unitDetailSchema = unitRowSchema.extend({ history: historySchema });

/** All that the account may see, parents before their children. */
export const unitList = defineFilteredList({
  key: 'units',
  access: 'registry.read',
  /** Without `retired` all are listed, with `false` only those that are in use. */
  filters: z.object({ retired: z.stringbool().optional() }),
  row: unitRowSchema,
});

const params = z.object({ unitCode: unitCodeSchema });

/** The brigade, its squads and sections (单位). */
export const units = defineResource({
  list: unitList,
  endpoints: {
    read: endpoint('GET units/:unitCode', { access: 'registry.read', params, answers: { 200: unitDetailSchema } }),
    create: endpoint('POST units', { access: 'registry.write', body: newUnitSchema, answers: { 201: unitRowSchema } }),
    update: endpoint('PATCH units/:unitCode', {
      access: 'registry.write',
      params,
      body: unitChangeSchema,
      answers: { 200: unitRowSchema },
    }),
  },
  subject: 'unit',
  factTypes: ['deputy_named', 'unit_added', 'unit_changed'],
  problems: { not_a_deputy: 422, unit_below_itself: 409, unit_too_deep: 409, unit_code_digits: 400 },
  staleWith: [],
  shows: ['unit', 'officer'],
  imports: true,
});

export type UnitRow = z.infer<typeof unitRowSchema>;
export type UnitDetail = z.infer<typeof unitDetailSchema>;
export type NewUnit = z.infer<typeof newUnitSchema>;
export type UnitChange = z.infer<typeof unitChangeSchema>;
