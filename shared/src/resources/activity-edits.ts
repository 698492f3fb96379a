import { z } from 'zod';
import { activityKindSchema } from '../http/activities.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineResource } from './resource.ts';

const activityEditStateSchema = z.enum(['proposed', 'agreed', 'refused', 'withdrawn']);

/** What an officer says against an activity in a finding that names him: it never was, he took no part, it was at another time. */
export const contestClaimSchema = z.enum(['did_not_happen', 'not_me', 'other_time']);

/** What is said of the activity. */
const sideSchema = z.object({
  kind: activityKindSchema,
  startsAt: instant,
  /** Equal to the start: a moment. */
  endsAt: instant,
  officers: z.array(z.object({ badgeNo: badgeNoSchema, name: z.string() })),
  place: z.string(),
  plateNo: z.string().nullable(),
  caseNo: z.string().nullable(),
  ticketNo: z.string().nullable(),
  campaign: z.string().nullable(),
});

const activityEditSchema = z.object({
  activityEditId: z.uuid(),
  activityId: z.uuid(),
  /** As it was when this was proposed. */
  before: sideSchema,
  /** As it is to be. Null: it is to be withdrawn. */
  after: sideSchema.nullable(),
  /** An officer contests the activity in a finding that names him, and `proposedBy` is he. Null: it is no contest. */
  contest: z
    .object({
      claim: contestClaimSchema,
      findingId: z.uuid(),
      officer: z.object({ badgeNo: badgeNoSchema, name: z.string() }),
    })
    .nullable(),
  reason: z.string(),
  proposedBy: z.string(),
  /** In whose name it was proposed: it is that one's. Null: in the own. */
  onBehalfOf: z.string().nullable(),
  proposedAt: instant,
  state: activityEditStateSchema,
  /** It waits, but the activity is no longer as it was: nobody can agree to it any more. */
  outdated: z.boolean(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string().nullable(),
  /** Whether it belongs to the account that asks: it can withdraw it, and nothing else. */
  own: z.boolean(),
  /** Whether the account that asks is no second person to whoever proposed it. */
  involved: z.boolean(),
  /** It is one once the holder of an account has chosen his own password. */
  untilOwnPassword: z.literal(true).optional(),
});

const params = z.object({ activityEditId: z.uuid() });

/** `startsAt` and `endsAt`: when it was, where the time is wrong. `endsAt` left out: a moment. */
const newContestSchema = z
  .object({
    claim: contestClaimSchema,
    startsAt: instant.optional(),
    endsAt: instant.optional(),
    reason: reasonSchema,
  })
  .refine(({ claim, startsAt }) => (claim === 'other_time') === (startsAt !== undefined), {
    error: 'is needed where the time is wrong, and only then',
    path: ['startsAt'],
  })
  .refine(({ claim, endsAt }) => claim === 'other_time' || endsAt === undefined, {
    error: 'is needed where the time is wrong, and only then',
    path: ['endsAt'],
  });

/**
 * Corrections and withdrawals of activities (执法活动的更正和撤销) that need a second person: of kind, time or officers of one that has a
 * finding which isn't over, or that another system told. PATCH and DELETE of the activity propose them. So does an officer who contests the
 * activity in a finding that names him (当事人异议): such a one has `contest`.
 */
export const activityEdits = defineResource({
  endpoints: {
    /** Those of an activity, newest first. */
    ofActivity: endpoint('GET activities/:activityId/edits', {
      access: 'activities.read',
      params: z.object({ activityId: z.uuid() }),
      answers: { 200: z.object({ rows: z.array(activityEditSchema) }) },
    }),
    read: endpoint('GET activity-edits/:activityEditId', {
      access: 'activities.read',
      params,
      answers: { 200: activityEditSchema },
    }),
    /** By who leads none of its officers. Agreed to: it counts from then on. */
    decide: endpoint('POST activity-edits/:activityEditId/decision', {
      access: 'activities.agree',
      params,
      body: z.object({ decision: z.enum(['agreed', 'refused']), reason: reasonSchema }),
      answers: { 200: activityEditSchema },
    }),
    /** By its proposer. */
    withdraw: endpoint('POST activity-edits/:activityEditId/withdrawal', {
      access: 'activities.write',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 200: activityEditSchema },
    }),
    /** By an officer whom the finding names, in his own name, until the answer is due. */
    contest: endpoint('POST findings/:findingId/contests', {
      access: 'findings.contest',
      params: z.object({ findingId: z.uuid() }),
      body: newContestSchema,
      answers: { 201: activityEditSchema },
    }),
    /** By who contested. */
    withdrawContest: endpoint('POST activity-contests/:activityEditId/withdrawal', {
      access: 'findings.contest',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 200: activityEditSchema },
    }),
  },
  factTypes: [
    'activity_edit_agreed',
    'activity_edit_proposed',
    'activity_edit_refused',
    'activity_edit_withdrawn',
    // Of the finding in which it is contested.
    'activity_contest_agreed',
    'activity_contest_refused',
    'activity_contest_withdrawn',
    'activity_contested',
  ],
  problems: {
    activity_edit_outdated: 409,
    activity_edit_waits: 409,
    contest_not_of_activity: 409,
    contest_not_now: 409,
    contest_refused_before: 409,
    contest_same_time: 409,
    contest_too_late: 409,
    contest_waits: 409,
    not_own_activity_edit: 403,
    own_activity_edit: 403,
    vouched_for_activity: 403,
  },
  staleWith: ['duty'],
});

export type ActivityEditState = z.infer<typeof activityEditStateSchema>;
export type ContestClaim = z.infer<typeof contestClaimSchema>;
/** As HQ reads it. */
export type NewContest = z.output<typeof newContestSchema>;
export type ActivityEdit = z.input<typeof activityEditSchema>;
export type ActivityEditSide = z.input<typeof sideSchema>;
/** As HQ composes it. */
export type ActivityEditToShow = z.output<typeof activityEditSchema>;
