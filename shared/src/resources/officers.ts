import { z } from 'zod';
import { officerFields, officerFilters } from '../fields/officers.ts';
import { historySchema } from '../http/history.ts';
import { filterShapeOf, shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const { leftOn, ...newOfficer } = shapeOf(officerFields);
const newOfficerSchema = z.object(newOfficer);
const officerChangeSchema = newOfficerSchema.omit({ badgeNo: true }).extend({ leftOn }).partial();

/** `holds`: the recorders that the officer holds now. */
const officerRowSchema = z.object({
  badgeNo: badgeNoSchema,
  name: z.string(),
  kind: newOfficer.kind,
  unitCode: unitCodeSchema,
  unitName: z.string(),
  leaderBadgeNo: badgeNoSchema.nullable(),
  leaderName: z.string().nullable(),
  leftOn,
  holds: z.array(recorderSerialSchema),
});

/** With what happened to the entry and to the custodies. */
const officerDetailSchema = officerRowSchema.extend({ history: historySchema });

/** By badge number. */
export const officerList = defineList({
  key: 'officers',
  access: 'registry.read',
  filters: z.object({
    ...filterShapeOf(officerFilters),
    /** Who left is shown with `all` only. */
    state: z.enum(['serving', 'all']).default('serving'),
  }),
  row: officerRowSchema,
});

const params = z.object({ badgeNo: badgeNoSchema });

/** The people of the brigade (人员), sworn and auxiliary, serving or not. */
export const officers = defineResource({
  list: officerList,
  endpoints: {
    read: endpoint('GET officers/:badgeNo', {
      access: 'registry.read',
      params,
      answers: { 200: officerDetailSchema },
    }),
    create: endpoint('POST officers', {
      access: 'registry.write',
      body: newOfficerSchema,
      answers: { 201: officerDetailSchema },
    }),
    update: endpoint('PATCH officers/:badgeNo', {
      access: 'registry.write',
      params,
      body: officerChangeSchema,
      answers: { 200: officerDetailSchema },
    }),
  },
  subject: 'officer',
  factTypes: ['officer_added', 'officer_changed'],
  problems: {},
  staleWith: [],
  shows: [
    'unit',
    'officer',
    'recorder',
    'custody',
    'observation',
    'shift',
    'leave',
    'duty_type',
    'activity',
    'exemption',
    'repair_ticket',
    'hq:parameters',
  ],
  imports: true,
});

export type OfficerFilters = z.infer<typeof officerList.filters>;
export type OfficerRow = z.infer<typeof officerRowSchema>;
export type OfficerDetail = z.infer<typeof officerDetailSchema>;
export type NewOfficer = z.infer<typeof newOfficerSchema>;
export type OfficerChange = z.infer<typeof officerChangeSchema>;
