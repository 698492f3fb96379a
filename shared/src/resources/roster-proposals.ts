import { z } from 'zod';
import { leaveFields } from '../fields/leave.ts';
import { type RosterProposalState, rosterActs, rosterProposalFilters } from '../fields/roster-proposals.ts';
import { outsideStandingSchema } from '../http/outside-standing.ts';
import { filterShapeOf, reasonSchema, shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, dutyTypeSchema, recorderSerialSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant, timeSpan } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** 202: what was asked for touches the past, so it counts only when a second person agrees. */
export const rosterProposedSchema = z.object({ rosterProposalId: z.uuid() });

const { act, state } = shapeOf({
  act: { label: rosterActs.shift_changed, kind: 'choice', choices: rosterActs },
  state: rosterProposalFilters.state,
});

const proposedShiftSchema = timeSpan.extend({
  shiftId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  dutyType: dutyTypeSchema,
  dutyTypeName: z.string(),
  post: z.string(),
  breaks: z.array(timeSpan),
  campaignId: z.uuid().nullable(),
  campaignName: z.string().nullable(),
  plannedRecorderSerial: recorderSerialSchema.nullable(),
});

const proposedLeaveSchema = timeSpan.extend({
  leaveId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  leaveKind: shapeOf(leaveFields).leaveKind,
  note: z.string(),
});

/** One shift or leave as it was when this was proposed, and as it is to be. `before` null: new. `after` null: taken away. */
const changeSchema = z.discriminatedUnion('thing', [
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

const proposalSchema = z.object({
  rosterProposalId: z.uuid(),
  act,
  state,
  reason: z.string(),
  /** Whose officers it concerns. */
  unitNames: z.array(z.string()),
  /** How many shifts and leaves it changes. */
  changeCount: z.int(),
  /** The time that it is about: from the first start to the last end. */
  from: instant,
  to: instant,
  /** The one officer that it is about; null: several. */
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  proposedBy: z.string(),
  /** The leader in whose name it was proposed: it is the leader's. Null: who proposed it did so for himself. */
  onBehalfOf: z.string().nullable(),
  proposedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
  /** Whether it belongs to the account that asks, or to the leader for whom that one acts: that one can withdraw it. */
  own: z.boolean(),
  /** Whether the account that asks is no second person to whoever made it, or for whom it was made: it can't decide it. */
  involved: z.boolean(),
  /** It can once the holder of an account has chosen his own password. */
  untilOwnPassword: z.literal(true).optional(),
});

/** With the first of its changes that the account may see. */
const rowSchema = proposalSchema.extend({ firstChange: changeSchema.nullable() });

const detailSchema = proposalSchema.extend({
  /** Of one that waits. */
  outside: outsideStandingSchema.optional(),
  /** The finding of whose upheld appeal it comes, if the account may see that. */
  fromAppeal: z.object({ findingId: z.uuid(), dutyDate: z.iso.date() }).optional(),
  /** The first 200, of those that the account may see. */
  changes: z.array(changeSchema),
});

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11');

/** Newest first. */
export const rosterProposalList = defineList({
  key: 'roster-proposals',
  access: 'shifts.read',
  filters: z.object({
    ...filterShapeOf(rosterProposalFilters),
    /** Those made in it, by local time. */
    month: month.optional(),
    /** Those on which somebody else than the account must decide. */
    waiting: z.literal('1').optional(),
    /** Those of the account. */
    own: z.literal('1').optional(),
  }),
  row: rowSchema,
});

const countsSchema = z.object({
  unitCode: unitCodeSchema,
  unitName: z.string(),
  total: z.int(),
  ...({ pending: z.int(), approved: z.int(), refused: z.int(), withdrawn: z.int(), direct: z.int() } satisfies Record<
    RosterProposalState,
    z.ZodInt
  >),
  /** Shifts and leaves of this unit that approved and direct ones changed. */
  changed: z.int(),
});

const params = z.object({ rosterProposalId: z.uuid() });

/** Edits of the past of roster and leave (补改), which count when a second person agrees. */
export const rosterProposals = defineResource({
  list: rosterProposalList,
  endpoints: {
    /** Those made in a local month, by unit. One of two units counts in both. */
    count: endpoint('GET roster-proposals/counts', {
      access: 'shifts.read',
      query: z.object({ unitCode: unitCodeSchema.optional(), month }),
      answers: { 200: z.object({ month: z.string(), rows: z.array(countsSchema) }) },
    }),
    read: endpoint('GET roster-proposals/:rosterProposalId', {
      access: 'shifts.read',
      params,
      answers: { 200: detailSchema },
    }),
    /** By somebody else than the proposer. Approved: it counts from then on. */
    decide: endpoint('POST roster-proposals/:rosterProposalId/decision', {
      access: 'roster.approve',
      params,
      body: z.object({ decision: z.enum(['approved', 'refused']), reason: reasonSchema }),
      answers: { 200: detailSchema },
    }),
    /** By the proposer. */
    withdraw: endpoint('POST roster-proposals/:rosterProposalId/withdrawal', {
      access: 'shifts.write',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 200: detailSchema },
    }),
  },
  subject: 'roster_proposal',
  factTypes: ['roster_proposed', 'roster_proposal_approved', 'roster_proposal_refused', 'roster_proposal_withdrawn'],
  problems: { own_roster_proposal: 403, others_roster_proposal: 403, roster_proposal_conflicts: 409 },
  staleWith: [],
  shows: ['unit', 'officer', 'shift', 'campaign', 'roster_proposal', 'outside_decision'],
});

/**
 * What `roster_proposal_conflicts` tells: the roster was changed since, so what was proposed doesn't fit it any more. `changed_since`,
 * `gone_since`: what it meant to change isn't as it was. Others: what would be wrong with it now.
 */
export interface RosterConflict {
  /** Of the change. */
  nr: number;
  kind: 'changed_since' | 'gone_since' | 'shift_overlap' | 'leave_overlap' | 'officer_left' | 'other';
  badgeNo: string;
  startsAt: string;
  endsAt: string;
  /** What stands in its way. */
  other: { startsAt: string; endsAt: string } | null;
}

/** At most 100 are listed. */
export interface RosterConflicts {
  conflicts: RosterConflict[];
  conflictCount: number;
}

export type RosterProposalRow = z.input<typeof rowSchema>;
export type RosterProposalDetail = z.input<typeof detailSchema>;
export type RosterProposalChange = z.input<typeof changeSchema>;
export type RosterProposalFilters = z.output<typeof rosterProposalList.filters>;
export type RosterProposalCounts = z.output<typeof countsSchema>;
/** As HQ composes them. */
export type ProposedChange = z.output<typeof changeSchema>;
export type ProposalToShow = z.output<typeof detailSchema>;
