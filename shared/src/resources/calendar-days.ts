import { z } from 'zod';
import { historySchema } from '../http/history.ts';
import { plainName } from '../http/plain-name.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** `holiday`: nobody works, whatever the weekday. `make_up`: a Saturday or Sunday that is worked instead (调休补班). */
const calendarDayKindSchema = z.enum(['holiday', 'make_up']);

/** Of the years 2000 to 2099, as imports read dates. */
const daySchema = z.iso.date().regex(/^20/, 'must be of the years 2000 to 2099');

const calendarDaySchema = z.object({
  kind: calendarDayKindSchema,
  name: plainName(40),
  note: z.string().trim().max(200),
});

const newCalendarDaySchema = calendarDaySchema.extend({ day: daySchema, reason: reasonSchema });

/** What is left out stays. */
const calendarDayChangeSchema = calendarDaySchema.partial().extend({ reason: reasonSchema });

const calendarDayRowSchema = calendarDaySchema.extend({
  day: z.iso.date(),
  /** It was entered or changed when it had passed, or was at most seven days away. */
  lateChange: z.boolean(),
  /** Who entered or changed it last, when and why. */
  setBy: z.string(),
  setAt: z.iso.datetime(),
  reason: z.string(),
});

/** Any day, in the calendar or not, with what was entered, changed and removed of it. */
const calendarDayDetailSchema = z.object({
  day: z.iso.date(),
  workingDay: z.boolean(),
  /** Null: the weekday decides. */
  entry: calendarDayRowSchema.nullable(),
  history: historySchema,
});

/** In order of time. */
export const calendarDayList = defineList({
  key: 'calendar-days',
  access: 'registry.read',
  filters: z.object({
    year: z
      .string()
      .regex(/^20\d\d$/, 'must be a year from 2000 to 2099')
      .optional(),
    kind: calendarDayKindSchema.optional(),
  }),
  row: calendarDayRowSchema,
});

const params = z.object({ day: daySchema });

/** The brigade's working calendar (工作日历): the days that differ from their weekdays. Deadlines are counted by it. */
export const calendarDays = defineResource({
  list: calendarDayList,
  endpoints: {
    read: endpoint('GET calendar-days/:day', {
      access: 'registry.read',
      params,
      answers: { 200: calendarDayDetailSchema },
    }),
    create: endpoint('POST calendar-days', {
      access: 'parameters.write',
      body: newCalendarDaySchema,
      answers: { 201: calendarDayDetailSchema },
    }),
    update: endpoint('PATCH calendar-days/:day', {
      access: 'parameters.write',
      params,
      body: calendarDayChangeSchema,
      answers: { 200: calendarDayDetailSchema },
    }),
    remove: endpoint('DELETE calendar-days/:day', {
      access: 'parameters.write',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 200: calendarDayDetailSchema },
    }),
  },
  subject: 'calendar_day',
  factTypes: ['calendar_day_removed', 'calendar_day_set'],
  problems: { calendar_day_taken: 409, make_up_on_workday: 400 },
  staleWith: ['duty'],
  imports: true,
});

export type CalendarDayKind = z.infer<typeof calendarDayKindSchema>;
export type CalendarDayFilters = z.infer<typeof calendarDayList.filters>;
export type CalendarDay = z.infer<typeof calendarDaySchema>;
export type CalendarDayRow = z.infer<typeof calendarDayRowSchema>;
export type CalendarDayDetail = z.infer<typeof calendarDayDetailSchema>;
export type NewCalendarDay = z.infer<typeof newCalendarDaySchema>;
