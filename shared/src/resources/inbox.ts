import { z } from 'zod';
import { findingKindSchema } from '../http/findings.ts';
import { lookAgainSchema } from '../http/handling.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { contestClaimSchema } from './activity-edits.ts';
import { endpoint } from './endpoint.ts';
import { decisionStepSchema } from './finding-decisions.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** `must_do`: it waits for me. `waiting_for`: I asked, and somebody else decides. `decided`: in the last 30 days. */
export const inboxSideSchema = z.enum(['must_do', 'waiting_for', 'decided']);

/** What an entry is about. In the order in which the page shows them. */
export const inboxKindSchema = z.enum([
  'spot_order',
  'spot_order_check',
  'finding_answer',
  'squad_answer',
  'decision_notice',
  'leader_notice',
  'decision_slip',
  'case_slip',
  'finding_decision',
  'finding_look_again',
  'second_decision',
  'rectification',
  'rectification_check',
  'review',
  'review_verification',
  'review_unassigned',
  'bulletin_draft',
  'bulletin_review',
  'bulletin_receipt',
  'training_session',
  'training_confirmation',
  'training_sign_off',
  'stand_in',
  'case_statement',
  'case_notice',
  'case_decision',
  'case_appeal',
  'case_reopening',
  'appeal',
  'liability_appeal',
  'exemption',
  'roster_proposal',
  'activity_edit',
  'leadership_edit',
  'custody_dispute',
  'access_request',
  'draw_skip',
  'case_proposal',
  'retention_change',
  'rules_start',
  'case_number',
  'case_evidence_release',
  'deletion_list',
  'outside_decision',
  'repair_ticket',
]);

/** What became of a request. */
const inboxOutcomeSchema = z.enum(['granted', 'refused']);

const inboxEntrySchema = z.object({
  side: inboxSideSchema,
  kind: inboxKindSchema,
  /** Of the finding, decision, order, case, request or ticket. */
  id: z.uuid(),
  findingId: z.uuid().nullable(),
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  unitCode: unitCodeSchema.nullable(),
  unitName: z.string().nullable(),
  /** The last day on which it is in time; null: it has no deadline. */
  dueOn: z.iso.date().nullable(),
  overdue: z.boolean(),
  /** Since when it is there; of what was decided, when that was. */
  since: z.iso.datetime(),
  /** Whom it is about is on leave today. */
  onLeave: z.boolean(),
  about: z.object({
    findingKind: findingKindSchema.optional(),
    dutyDate: z.iso.date().optional(),
    lookAgain: lookAgainSchema.optional(),
    step: decisionStepSchema.optional(),
    outcome: inboxOutcomeSchema.optional(),
    /** Who asked, proposed or decided. */
    by: z.string().optional(),
    /** The reason or purpose that was given. */
    text: z.string().optional(),
    recorderSerial: z.string().optional(),
    /** An officer contests the activity. */
    claim: contestClaimSchema.optional(),
    activityId: z.uuid().optional(),
  }),
});

const groupSchema = z.object({
  kind: inboxKindSchema,
  /** Of all of them; `entries` has the first ones, the most urgent first. */
  count: z.int(),
  overdue: z.int(),
  beforeFriday: z.int(),
  entries: z.array(inboxEntrySchema),
});

const inboxGroupsSchema = z.object({
  today: z.iso.date(),
  /** The cut-off of the week's bulletin: until its end. */
  friday: z.iso.date(),
  counts: z.object({
    mustDo: z.int(),
    overdue: z.int(),
    /** Of `mustDo`: due until Friday, or overdue. */
    beforeFriday: z.int(),
    waitingFor: z.int(),
    decided: z.int(),
  }),
  mustDo: z.array(groupSchema),
  waitingFor: z.array(groupSchema),
  decided: z.array(groupSchema),
  /** Findings whose answer is overdue, by unit, for who sees all units. */
  overdueByUnit: z.array(z.object({ unitCode: unitCodeSchema, unitName: z.string(), overdue: z.int() })).nullable(),
});

/** No more entries of a kind are shown together. */
export const inboxGroupLimit = 100;

/** What the account must do, waits for and was told, a query over what is open (待办). */
export const inboxList = defineList({
  key: 'inbox',
  access: 'own_record.read',
  filters: z.object({
    side: inboxSideSchema.default('must_do'),
    kind: inboxKindSchema.optional(),
    due: z.enum(['overdue', 'before_friday']).optional(),
  }),
  row: inboxEntrySchema,
});

export const inbox = defineResource({
  list: inboxList,
  endpoints: {
    groups: endpoint('GET inbox/groups', { access: 'own_record.read', answers: { 200: inboxGroupsSchema } }),
    /** For the menu. */
    count: endpoint('GET inbox/count', {
      access: 'own_record.read',
      answers: { 200: z.object({ mustDo: z.int(), overdue: z.int() }) },
    }),
  },
  factTypes: [],
  problems: {},
  staleWith: ['findings', 'access', 'retention'],
});

export type InboxSide = z.infer<typeof inboxSideSchema>;
export type InboxKind = z.infer<typeof inboxKindSchema>;
export type InboxEntry = z.infer<typeof inboxEntrySchema>;
export type InboxGroup = z.infer<typeof groupSchema>;
export type InboxGroups = z.infer<typeof inboxGroupsSchema>;
export type InboxFilters = z.infer<typeof inboxList.filters>;
