import { z } from 'zod';
import { leaveFields, leaveFilters } from '../fields/leave.ts';
import { historySchema } from '../http/history.ts';
import { filterShapeOf, reasonSchema, shapeOf } from '../http/schema-of.ts';
import { unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';
import { rosterProposedSchema } from './roster-proposals.ts';

const { badgeNo, leaveKind, startsAt, endsAt, note } = shapeOf(leaveFields);

/** `endsAt` is excluded. Nothing has to be recorded meanwhile, whatever the roster says. */
const leaveRowSchema = z.object({
  leaveId: z.uuid(),
  badgeNo,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  leaveKind,
  startsAt,
  endsAt,
  note: z.string(),
  removed: z.boolean(),
});

const leaveDetailSchema = leaveRowSchema.extend({ history: historySchema });

/** Latest start first, without what was removed. `from` and `to` are local dates, both included: leave that touches them. */
export const leaveList = defineList({
  key: 'leave',
  access: 'shifts.read',
  filters: z.object(filterShapeOf(leaveFilters)),
  row: leaveRowSchema,
  // The roster shows a month of it at once.
  limit: { most: 1000, usual: 200 },
});

/** An officer is on leave once at a time. The past needs a reason and a second person, as shifts do. */
const newLeaveSchema = z.object({
  badgeNo,
  leaveKind,
  startsAt,
  endsAt,
  note: note.default(leaveFields.note.default),
  reason: reasonSchema.optional(),
});

const params = z.object({ leaveId: z.uuid() });

/** When officers are on leave (请假). What touches the past waits for a second person: 202, with the proposal. */
export const leave = defineResource({
  list: leaveList,
  endpoints: {
    /** Also one that was removed. */
    read: endpoint('GET leave/:leaveId', { access: 'shifts.read', params, answers: { 200: leaveDetailSchema } }),
    create: endpoint('POST leave', {
      access: 'shifts.write',
      body: newLeaveSchema,
      answers: { 201: leaveDetailSchema, 202: rosterProposedSchema },
    }),
    update: endpoint('PATCH leave/:leaveId', {
      access: 'shifts.write',
      params,
      body: newLeaveSchema.extend({ note }).partial(),
      answers: { 200: leaveDetailSchema, 202: rosterProposedSchema },
    }),
    /** It can still be read, with its history. */
    remove: endpoint('DELETE leave/:leaveId', {
      access: 'shifts.write',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 202: rosterProposedSchema, 204: z.null() },
    }),
  },
  subject: 'leave',
  factTypes: ['leave_added', 'leave_changed', 'leave_removed'],
  problems: { leave_length: 400, leave_overlap: 409, leave_removed: 409 },
  staleWith: ['duty'],
  shows: ['unit', 'officer', 'roster_proposal'],
  imports: true,
});

export type LeaveFilters = z.output<typeof leaveList.filters>;
export type LeaveRow = z.input<typeof leaveRowSchema>;
export type LeaveDetail = z.input<typeof leaveDetailSchema>;
export type NewLeave = z.input<typeof newLeaveSchema>;
