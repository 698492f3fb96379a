import { z } from 'zod';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { timeSpan } from './instant.ts';
import { defineResource } from './resource.ts';
import { rosterProposedSchema } from './roster-proposals.ts';

const shiftCopiesSchema = z.object({
  /** Its Monday. */
  week: z.iso.date(),
  /** By unit, officer and start. A cell that has a shift or leave in it gets nothing. */
  rows: z.array(
    timeSpan.extend({
      /** The shift that is copied, of the week before. */
      shiftId: z.uuid(),
      unitCode: unitCodeSchema,
      unitName: z.string(),
      badgeNo: badgeNoSchema,
      officerName: z.string(),
      dutyDate: z.iso.date(),
      dutyTypeName: z.string(),
      post: z.string(),
      breaks: z.array(timeSpan),
    }),
  ),
  /** How many shifts of the week before aren't copied, and why. */
  leftOut: z.object({
    occupied: z.int(),
    onLeave: z.int(),
    /** Its officer has left, its duty type was retired, or another shift lies in the way. */
    impossible: z.int(),
  }),
});

/** What the week before would fill of a week in which cells are empty (复制上周). */
export const shiftCopies = defineResource({
  endpoints: {
    read: endpoint('GET shift-copies', {
      access: 'shifts.write',
      /** `week`: any local date of it. */
      query: z.object({ week: z.iso.date(), unitCode: unitCodeSchema.optional() }),
      answers: { 200: shiftCopiesSchema },
    }),
    /** All of these or none. 202: some lie in the past, so all wait for a second person. */
    create: endpoint('POST shift-copies', {
      access: 'shifts.write',
      body: z.object({
        week: z.iso.date(),
        shiftIds: z.array(z.uuid()).min(1).max(5000),
        reason: reasonSchema.optional(),
      }),
      answers: { 201: z.object({ added: z.int() }), 202: rosterProposedSchema },
    }),
  },
  factTypes: [],
  problems: {},
  staleWith: [],
  shows: ['unit', 'officer', 'shift', 'leave', 'duty_type', 'exemption', 'repair_ticket', 'hq:parameters'],
});

export type ShiftCopies = z.input<typeof shiftCopiesSchema>;
