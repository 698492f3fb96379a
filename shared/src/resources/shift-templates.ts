import { z } from 'zod';
import { mostBreaks } from '../fields/shifts.ts';
import { historySchema } from '../http/history.ts';
import { plainName } from '../http/plain-name.ts';
import { dutyTypeSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** Of the local clock: `08:00`. */
const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 08:00');

/** An end that isn't after the start is on the next day. */
const clockSpanSchema = z.object({ from: timeOfDaySchema, to: timeOfDaySchema });

/** `unitCode` null: for the whole brigade. Among the templates of one unit, names are unique. */
const newShiftTemplateSchema = z.object({
  unitCode: unitCodeSchema.nullable(),
  name: plainName(30),
  ...clockSpanSchema.shape,
  /** Each at the first time that the clock shows it once the shift has begun; within the shift, none over another. */
  breaks: z.array(clockSpanSchema).max(mostBreaks),
  dutyType: dutyTypeSchema,
});

/** A retired template is offered for no more shifts. Shifts don't know their template: they stay as they were saved. */
const shiftTemplateChangeSchema = newShiftTemplateSchema.extend({ retired: z.boolean() }).partial();

const shiftTemplateRowSchema = newShiftTemplateSchema.extend({
  shiftTemplateId: z.uuid(),
  unitName: z.string().nullable(),
  dutyTypeName: z.string(),
  /** New shifts can't have its duty type any more, so another one has to be chosen with it. */
  dutyTypeRetired: z.boolean(),
  retired: z.boolean(),
});

/** Those in use first; those of units before those for the whole brigade; by the time at which they begin. */
export const shiftTemplateList = defineList({
  key: 'shift-templates',
  access: 'shifts.read',
  filters: z.object({
    /** What this unit can use: its own, and those for the whole brigade. */
    unitCode: unitCodeSchema.optional(),
    retired: z.stringbool().optional(),
  }),
  row: shiftTemplateRowSchema,
});

const params = z.object({ shiftTemplateId: z.uuid() });

/** Shifts that a unit uses often (班次模板): named times with breaks and duty type, chosen in the form of a shift. */
export const shiftTemplates = defineResource({
  list: shiftTemplateList,
  endpoints: {
    read: endpoint('GET shift-templates/:shiftTemplateId', {
      access: 'shifts.read',
      params,
      answers: { 200: shiftTemplateRowSchema.extend({ history: historySchema }) },
    }),
    create: endpoint('POST shift-templates', {
      access: 'shifts.write',
      body: newShiftTemplateSchema,
      answers: { 201: shiftTemplateRowSchema },
    }),
    update: endpoint('PATCH shift-templates/:shiftTemplateId', {
      access: 'shifts.write',
      params,
      body: shiftTemplateChangeSchema,
      answers: { 200: shiftTemplateRowSchema },
    }),
  },
  subject: 'shift_template',
  factTypes: ['shift_template_added', 'shift_template_changed'],
  problems: { shift_template_name_taken: 409, shift_template_not_own: 403 },
  staleWith: ['duty'],
  shows: ['unit', 'duty_type'],
  imports: true,
});

export type ClockSpan = z.infer<typeof clockSpanSchema>;
export type ShiftTemplateFilters = z.infer<typeof shiftTemplateList.filters>;
export type ShiftTemplateRow = z.infer<typeof shiftTemplateRowSchema>;
export type NewShiftTemplate = z.infer<typeof newShiftTemplateSchema>;
