import { z } from 'zod';
import { leaveFields } from '../fields/leave.ts';
import { badgeNoSchema, dutyTypeSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { reasonSchema } from './custodies.ts';
import { outsideStandingSchema } from './outside-standing.ts';
import { pageOf, pageQuerySchema } from './paging.ts';
import { shapeOf } from './schema-of.ts';
import { shiftBreakSchema } from './shifts.ts';

/** What somebody did to the past of the roster. */
export const rosterActSchema = z.enum([
  'shift_added',
  'shift_changed',
  'shift_cancelled',
  'shifts_swapped',
  'shifts_imported',
  'leave_added',
  'leave_changed',
  'leave_removed',
  'leave_imported',
]);

/** `direct`: it counted at once, because no second person was asked for then, or the operator of HQ did it by a command. */
export const rosterProposalStateSchema = z.enum(['pending', 'approved', 'refused', 'withdrawn', 'direct']);

/**
 * GET /api/v1/roster-proposals, newest first. `month` (`2026-11`): those made in it, by local time. `waiting`: those on which
 * somebody else than the account must decide. `own`: those of the account.
 */
export const rosterProposalsQuerySchema = pageQuerySchema.extend({
  state: rosterProposalStateSchema.optional(),
  unitCode: unitCodeSchema.optional(),
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11')
    .optional(),
  waiting: z.literal('1').optional(),
  own: z.literal('1').optional(),
});

export const rosterProposalRowSchema = z.object({
  rosterProposalId: z.uuid(),
  act: rosterActSchema,
  state: rosterProposalStateSchema,
  reason: z.string(),
  /** Whose officers it concerns. */
  unitNames: z.array(z.string()),
  /** How many shifts and leaves it changes. */
  changeCount: z.int(),
  /** The time that it is about: from the first start to the last end. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** The one officer that it is about; null: several. */
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  proposedBy: z.string(),
  /** The leader in whose name it was proposed: it is the leader's. Null: who proposed it did so for himself. */
  onBehalfOf: z.string().nullable(),
  proposedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  /** Whether it belongs to the account that asks, or to the leader for whom that one acts: that one can withdraw it. */
  own: z.boolean(),
  /** Whether the account that asks is no second person to whoever made it, or for whom it was made: it can't decide it. */
  involved: z.boolean(),
  /** It can once the holder of an account has chosen his own password. */
  untilOwnPassword: z.literal(true).optional(),
});

const proposedShiftSchema = z.object({
  shiftId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  dutyType: dutyTypeSchema,
  dutyTypeName: z.string(),
  post: z.string(),
  breaks: z.array(shiftBreakSchema),
  campaignId: z.uuid().nullable(),
  campaignName: z.string().nullable(),
  plannedRecorderSerial: recorderSerialSchema.nullable(),
});

const proposedLeaveSchema = z.object({
  leaveId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  leaveKind: shapeOf(leaveFields).leaveKind,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  note: z.string(),
});

/** One shift or leave as it was when this was proposed, and as it is to be. `before` null: new. `after` null: taken away. */
export const rosterProposalChangeSchema = z.discriminatedUnion('thing', [
  z.object({
    nr: z.int(),
    thing: z.literal('shift'),
    before: proposedShiftSchema.nullable(),
    after: proposedShiftSchema.nullable(),
  }),
  z.object({
    nr: z.int(),
    thing: z.literal('leave'),
    before: proposedLeaveSchema.nullable(),
    after: proposedLeaveSchema.nullable(),
  }),
]);

/** With the first of its changes that the account may see. */
export const rosterProposalsPageSchema = pageOf(
  rosterProposalRowSchema.extend({ firstChange: rosterProposalChangeSchema.nullable() }),
);

/** GET /api/v1/roster-proposals/:id. The first 200 changes, of those that the account may see. */
export const rosterProposalDetailSchema = rosterProposalRowSchema.extend({
  /** Of one that waits. */
  outside: outsideStandingSchema.optional(),
  /** The finding of whose upheld appeal it comes, if the account may see that. */
  fromAppeal: z.object({ findingId: z.uuid(), dutyDate: z.iso.date() }).optional(),
  changes: z.array(rosterProposalChangeSchema),
});

/** POST /api/v1/roster-proposals/:id/decision, by somebody else than the proposer. Approved: it counts from then on. */
export const rosterDecisionSchema = z.object({ decision: z.enum(['approved', 'refused']), reason: reasonSchema });

/**
 * 409 `roster_proposal_conflicts`: the roster was changed since, so what was proposed doesn't fit it any more; nothing was
 * changed. `changed_since`, `gone_since`: what it meant to change isn't as it was. Others: what would be wrong with it now.
 * At most 100 are listed.
 */
export const rosterConflictKindSchema = z.enum([
  'changed_since',
  'gone_since',
  'shift_overlap',
  'leave_overlap',
  'officer_left',
  'other',
]);
export const rosterConflictSchema = z.object({
  nr: z.int(),
  kind: rosterConflictKindSchema,
  badgeNo: badgeNoSchema,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** What stands in its way. */
  other: z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() }).nullable(),
});
export const rosterConflictsSchema = z.object({
  code: z.literal('roster_proposal_conflicts'),
  conflicts: z.array(rosterConflictSchema),
  conflictCount: z.int(),
});

/** POST /api/v1/roster-proposals/:id/withdrawal, by the proposer. */
export const rosterWithdrawalSchema = z.object({ reason: reasonSchema });

/** 202: what was asked for touches the past, so it counts only when a second person agrees. */
export const rosterProposedSchema = z.object({ rosterProposalId: z.uuid() });

/** GET /api/v1/roster-proposals/counts?month=: edits to the past made in a local month, by unit. One of two units counts in both. */
export const rosterProposalCountsQuerySchema = rosterProposalsQuerySchema
  .pick({ unitCode: true, month: true })
  .required({ month: true });
export const rosterProposalCountsSchema = z.object({
  month: z.string(),
  rows: z.array(
    z.object({
      unitCode: unitCodeSchema,
      unitName: z.string(),
      total: z.int(),
      pending: z.int(),
      approved: z.int(),
      refused: z.int(),
      withdrawn: z.int(),
      direct: z.int(),
      /** Shifts and leaves of this unit that approved and direct ones changed. */
      changed: z.int(),
    }),
  ),
});

export type RosterAct = z.infer<typeof rosterActSchema>;
export type RosterProposalState = z.infer<typeof rosterProposalStateSchema>;
export type RosterProposalsQuery = z.infer<typeof rosterProposalsQuerySchema>;
export type RosterProposalRow = z.infer<typeof rosterProposalRowSchema>;
export type ListedRosterProposal = z.infer<typeof rosterProposalsPageSchema>['rows'][number];
export type RosterProposalChange = z.infer<typeof rosterProposalChangeSchema>;
export type RosterProposalDetail = z.infer<typeof rosterProposalDetailSchema>;
export type RosterProposalCounts = z.infer<typeof rosterProposalCountsSchema>;
export type RosterConflictKind = z.infer<typeof rosterConflictKindSchema>;
export type RosterConflict = z.infer<typeof rosterConflictSchema>;
export type RosterConflicts = z.infer<typeof rosterConflictsSchema>;
