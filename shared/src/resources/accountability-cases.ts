import { z } from 'zod';
import { attachmentIdsSchema, sentAttachmentSchema } from '../attachments.ts';
import { findingKindSchema, violationClassSchema } from '../http/findings.ts';
import { groundSchema } from '../http/handling.ts';
import { historySchema } from '../http/history.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { newSlipSchema, slipSchema } from '../http/slips.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** From what a case is opened. */
const caseSourceKindSchema = z.enum(['findings', 'complaint']);

/** As what somebody is liable: for what he did himself, or for those whom he led. */
export const entryRoleSchema = z.enum(['person', 'leader']);

/**
 * `open`: to be heard. `heard`: to be decided. `decided`: it can be appealed against. `final`: it can't any more. `ended`: what
 * it rested on turned out to be unfounded.
 */
const entryStateSchema = z.enum(['open', 'heard', 'decided', 'final', 'ended']);

/** `declined`: he has nothing to say. `not_in_time`: he said nothing until the deadline. */
const hearingSchema = z.enum(['statement', 'declined', 'not_in_time']);

/** What the brigade leader decides. */
const ownOutcomes = [
  'reminder_talk',
  'criticism_education',
  'self_criticism',
  'named_criticism',
  'deduction',
  'none',
] as const;
/** What only an office above decides; here it is recorded with its document. */
const outsideOutcomes = ['suspension', 'referral'] as const;
const caseOutcomeSchema = z.enum([...ownOutcomes, ...outsideOutcomes]);

/** `ended`: what it was about ended before anybody decided. */
const caseAppealStateSchema = z.enum(['pending', 'upheld', 'dismissed', 'ended']);

const pointsSchema = z.int().min(1).max(100);

/** An order of an office, as it stands on the paper. */
const paperShape = {
  documentNo: z.string().trim().min(2).max(100),
  documentOn: z.iso.date(),
  office: z.string().trim().min(2).max(100),
};

const entryRowSchema = z.object({
  entryId: z.uuid(),
  caseId: z.uuid(),
  year: z.int(),
  number: z.int(),
  source: caseSourceKindSchema,
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  role: entryRoleSchema,
  /** Where he was when the case was opened. */
  unitCode: unitCodeSchema,
  unitName: z.string(),
  state: entryStateSchema,
  openedAt: z.iso.datetime(),
  /** The last day on which he is heard in time. */
  heardUntil: z.iso.date(),
  /** The day is over, and he has said nothing yet. */
  overdue: z.boolean(),
  heard: hearingSchema.nullable(),
  outcome: caseOutcomeSchema.nullable(),
  /** Why nothing follows, by the decision or by the appeal that was right; null: something does, or it was decided before the new rules. */
  ground: groundSchema.nullable(),
  /** An appeal was right: nothing follows from the decision. */
  void: z.boolean(),
  points: pointsSchema.nullable(),
  decidedBy: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  appeal: caseAppealStateSchema.nullable(),
});

const entryDetailSchema = entryRowSchema.extend({
  /** It is about the account that asks. */
  own: z.boolean(),
  /** What he said, oldest first; null: that he has nothing to say. `late`: after it was decided. */
  statements: z.array(
    z.object({
      text: z.string().nullable(),
      statedAt: z.iso.datetime(),
      late: z.boolean(),
      attachments: z.array(sentAttachmentSchema),
    }),
  ),
  reason: z.string().nullable(),
  /** On which paper it was decided, if not here. */
  paper: z.object(paperShape).nullable(),
  seenAt: z.iso.datetime().nullable(),
  appealUntilOn: z.iso.date().nullable(),
  slip: slipSchema.nullable(),
  appealed: z
    .object({
      appealId: z.uuid(),
      reason: z.string(),
      attachments: z.array(sentAttachmentSchema),
      appealedAt: z.iso.datetime(),
      decidedBy: z.string().nullable(),
      decidedAt: z.iso.datetime().nullable(),
      decisionReason: z.string().nullable(),
    })
    .nullable(),
});

const caseSourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('findings'),
    findings: z.array(
      z.object({
        findingId: z.uuid(),
        findingKind: findingKindSchema,
        dutyDate: z.iso.date(),
        violationClass: violationClassSchema.nullable(),
        /** It turned out to be unfounded. */
        ended: z.boolean(),
      }),
    ),
  }),
  z.object({
    kind: z.literal('complaint'),
    documentNo: z.string(),
    receivedOn: z.iso.date(),
    happenedOn: z.iso.date(),
    text: z.string(),
  }),
]);

const caseDetailSchema = z.object({
  caseId: z.uuid(),
  year: z.int(),
  number: z.int(),
  source: caseSourceSchema,
  reason: z.string(),
  state: z.enum(['open', 'final']),
  openedBy: z.string(),
  onBehalfOf: z.string().nullable(),
  openedAt: z.iso.datetime(),
  entries: z.array(entryDetailSchema),
  /** How many entries the account that asks doesn't see. */
  hiddenEntries: z.int(),
  /** That it be opened again: waits for a second person. */
  reopening: z
    .object({
      reopeningId: z.uuid(),
      entryIds: z.array(z.uuid()),
      reason: z.string(),
      proposedBy: z.string(),
      proposedAt: z.iso.datetime(),
    })
    .nullable(),
  history: historySchema,
});

const newCaseSchema = z.object({
  /** What is held against them. */
  reason: reasonSchema,
  source: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('findings'), findingIds: z.array(z.uuid()).min(1).max(50) }),
    /** A letter from outside. Their leaders are those of the day on which it happened. */
    z.object({
      kind: z.literal('complaint'),
      documentNo: paperShape.documentNo,
      receivedOn: z.iso.date(),
      happenedOn: z.iso.date(),
      text: z.string().trim().min(2).max(2000),
      badgeNos: z.array(badgeNoSchema).min(1).max(50),
    }),
  ]),
});

/** What somebody says for himself, or that he has nothing to say. */
const statementSchema = z.union([
  z.object({ text: z.string().trim().min(2).max(2000), attachmentIds: attachmentIdsSchema.optional() }),
  z.object({ declined: z.literal(true) }),
]);

/** Nothing follows for somebody: why he isn't held to account. */
const letOffShape = { outcome: z.literal('none'), ground: groundSchema.optional(), reason: reasonSchema };

const entryDecisionSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('deduction'), points: pointsSchema, reason: reasonSchema }),
  z.object(letOffShape),
  z.object({ outcome: z.enum(ownOutcomes).exclude(['deduction', 'none']), reason: reasonSchema }),
]);

/** What an office above decided. What is decided here otherwise, only where nobody here may decide it. */
const recordSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('deduction'), points: pointsSchema, reason: reasonSchema, ...paperShape }),
  z.object({ ...letOffShape, ...paperShape }),
  z.object({ outcome: caseOutcomeSchema.exclude(['deduction', 'none']), reason: reasonSchema, ...paperShape }),
]);

export const accountabilityCaseList = defineList({
  key: 'accountability-cases',
  access: 'accountability.read',
  filters: z.object({
    /** `unsettled`: to be heard, to be decided, or to be appealed against. `overdue`: not heard in time. */
    state: z.enum([...entryStateSchema.options, 'unsettled', 'overdue']).optional(),
    unitCode: unitCodeSchema.optional(),
    badgeNo: badgeNoSchema.optional(),
    role: entryRoleSchema.optional(),
    outcome: caseOutcomeSchema.optional(),
    findingId: z.uuid().optional(),
  }),
  row: entryRowSchema,
});

const entry = z.object({ entryId: z.uuid() });
const answers = { 200: caseDetailSchema };

/**
 * Who answers for what (追责): the persons and their leaders, each heard and decided apart. The list has a row for each of
 * them.
 */
export const accountabilityCases = defineResource({
  list: accountabilityCaseList,
  endpoints: {
    read: endpoint('GET accountability-cases/:caseId', {
      access: 'accountability.read',
      params: z.object({ caseId: z.uuid() }),
      answers,
    }),
    open: endpoint('POST accountability-cases', {
      access: 'accountability.open',
      body: newCaseSchema,
      answers: { 201: caseDetailSchema },
    }),
    /** By whom the entry is about; at any time before it is final, after the decision it is late. */
    state: endpoint('POST accountability-cases/entries/:entryId/statements', {
      access: 'own_record.read',
      params: entry,
      body: statementSchema,
      answers,
    }),
    decide: endpoint('POST accountability-cases/entries/:entryId/decision', {
      access: 'accountability.decide',
      params: entry,
      body: entryDecisionSchema,
      answers,
    }),
    record: endpoint('POST accountability-cases/entries/:entryId/record', {
      access: 'accountability.open',
      params: entry,
      body: recordSchema,
      answers,
    }),
    /** That oneself read what was decided about oneself: a press says so, never a page by itself. Once more changes nothing. */
    see: endpoint('POST accountability-cases/entries/:entryId/notices', {
      access: 'own_record.read',
      params: entry,
      answers,
    }),
    notify: endpoint('POST accountability-cases/entries/:entryId/slips', {
      access: 'accountability.notify',
      params: entry,
      body: newSlipSchema,
      answers,
    }),
    appeal: endpoint('POST accountability-cases/entries/:entryId/appeals', {
      access: 'own_record.read',
      params: entry,
      body: z.object({ reason: reasonSchema, attachmentIds: attachmentIdsSchema.optional() }),
      answers,
    }),
    decideAppeal: endpoint('POST accountability-cases/appeals/:appealId/decision', {
      access: 'accountability.decide',
      params: z.object({ appealId: z.uuid() }),
      body: z.object({
        decision: z.enum(['upheld', 'dismissed']),
        reason: reasonSchema,
        /** Of one that is upheld. */
        ground: groundSchema.optional(),
      }),
      answers,
    }),
    /** New evidence about some of them; it counts when a second person agrees. */
    proposeReopening: endpoint('POST accountability-cases/:caseId/reopenings', {
      access: 'accountability.open',
      params: z.object({ caseId: z.uuid() }),
      body: z.object({ entryIds: z.array(z.uuid()).min(1).max(100), reason: reasonSchema }),
      answers,
    }),
    /** By a second person; whoever proposed it can only refuse it. */
    reopen: endpoint('POST accountability-cases/reopenings/:reopeningId/second', {
      access: 'accountability.open',
      params: z.object({ reopeningId: z.uuid() }),
      body: z.object({ decision: z.enum(['agreed', 'refused']), reason: reasonSchema }),
      answers,
    }),
  },
  subject: 'accountability_case',
  factTypes: [
    'case_appeal_dismissed',
    'case_appeal_upheld',
    'case_appealed',
    'case_decided',
    'case_entry_ended',
    'case_final',
    'case_heard',
    'case_notified',
    'case_opened',
    'case_recorded',
    'case_reopen_proposed',
    'case_reopen_refused',
    'case_reopened',
    'case_seen',
  ],
  problems: {
    appeal_at_office: 409,
    appealed_already: 409,
    appeal_over: 409,
    case_not_final: 409,
    decided_by_leader: 409,
    document_to_come: 400,
    entries_not_final: 409,
    entry_ended: 409,
    entry_final: 409,
    finding_in_case: 409,
    finding_not_confirmed: 409,
    happened_later: 400,
    let_off_ground_needed: 400,
    nobody_liable: 409,
    not_appealable: 409,
    not_decided_yet: 409,
    officers_unknown: 400,
    own_case: 403,
    own_reopening: 403,
    reopening_waits: 409,
    scan_unfit: 400,
    slip_date: 400,
    slip_there: 409,
    still_heard: 409,
    witnesses_unfit: 400,
  },
  staleWith: ['duty'],
});

export type EntryRole = z.infer<typeof entryRoleSchema>;
export type EntryState = z.infer<typeof entryStateSchema>;
export type Hearing = z.infer<typeof hearingSchema>;
export type CaseOutcome = z.infer<typeof caseOutcomeSchema>;
export type CaseSourceKind = z.infer<typeof caseSourceKindSchema>;
export type CaseAppealState = z.infer<typeof caseAppealStateSchema>;
export type CaseEntryRow = z.infer<typeof entryRowSchema>;
export type CaseEntry = z.infer<typeof entryDetailSchema>;
export type CaseDetail = z.infer<typeof caseDetailSchema>;
export type CaseSource = z.infer<typeof caseSourceSchema>;
export type CaseFilters = z.infer<typeof accountabilityCaseList.filters>;
export type NewCase = z.infer<typeof newCaseSchema>;
export type NewStatement = z.infer<typeof statementSchema>;
export type EntryDecision = z.infer<typeof entryDecisionSchema>;
export type RecordedDecision = z.infer<typeof recordSchema>;
