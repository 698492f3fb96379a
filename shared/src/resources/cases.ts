import { z } from 'zod';
import { activityDetailSchema } from '../http/activity-details.ts';
import { findingKindSchema, findingStateSchema } from '../http/findings.ts';
import { handlingSchema } from '../http/handling.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, recorderSerialSchema, recordingIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const caseNoSchema = z.string().min(1).max(100);

const caseRowSchema = z.object({
  caseNo: caseNoSchema,
  /** Those that weren't withdrawn. */
  activities: z.int(),
  /** When the first and the last of them begin. */
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  /** Of its officers. */
  unitNames: z.array(z.string()),
  /** How many recordings show one of them. */
  recordings: z.int(),
  /** How many must be recorded and aren't, or not whole; explained ones left out. */
  notCovered: z.int(),
  /** Open, about its activities. */
  openFindings: z.int(),
  /** Proposals that wait for an inspector. */
  proposals: z.int(),
});

/** Whose last activity is the latest, first. */
export const caseList = defineList({
  key: 'cases',
  access: 'cases.read',
  filters: z.object({
    /** In the case number; case doesn't count. */
    q: z.string().trim().min(2).max(50).optional(),
    /** `lacking`: with activities that aren't covered, or open findings. `proposed`: with proposals that wait. */
    state: z.enum(['lacking', 'proposed']).optional(),
  }),
  row: caseRowSchema,
});

/** What is asked of the footage of a case, in this order. */
export const caseLineSchema = z.enum([
  // each activity is covered from before its start to its end
  'covered',
  // each file is whole and can be played
  'whole',
  // HQ read each file back from its store and found the digest that the station told
  'verified',
  // nothing is missing by sequence, log or inventory of the cards
  'nothing_missing',
  // each recording is kept for good
  'kept',
  // each officer of an activity that must be recorded held a recorder
  'recorders',
  // the clock of each recorder is known
  'clocks',
]);

/** In doubt `cannot_tell`: neither that it is so nor that it isn't is known. */
export const caseLineStateSchema = z.enum(['holds', 'defect', 'cannot_tell']);

/** Why a row doesn't hold. */
const whySchema = z.enum([
  'gap',
  'not_due',
  'uninspected',
  'damaged',
  'holes',
  'not_inspected',
  'not_arrived',
  'lost',
  'deleted',
  'integrity',
  'files_missing',
  'not_docked',
  'kept_until',
  'no_recorder',
  'no_time',
  'several_recorders',
  'clock_unknown',
  'clock_unsure',
]);

const findingSchema = z.object({ findingId: z.uuid(), kind: findingKindSchema, state: findingStateSchema });

/** About one activity or one recording. */
const caseCheckSchema = z.object({
  state: caseLineStateSchema,
  /** Null: it holds. */
  why: whySchema.nullable(),
  activityId: z.uuid().nullable(),
  recordingId: recordingIdSchema.nullable(),
  fileName: z.string().nullable(),
  badgeNo: badgeNoSchema.nullable(),
  recorderSerial: recorderSerialSchema.nullable(),
  /** `gap`: the missing time. */
  missing: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
  /** `kept_until`: until then. */
  until: z.iso.datetime().nullable(),
  /** What states it already. */
  findings: z.array(findingSchema),
});

/** On what a proposal is rejected: a finding states it, it is whole, it is a matter of devices or of HQ, or something else. */
const groundSchema = z.enum(['ground_found', 'ground_whole', 'ground_device', 'ground_other']);

/** That a defect is looked into (提出核查). Accepted, it is a targeted review; what that finds is a finding. */
const proposalSchema = z.object({
  caseProposalId: z.uuid(),
  line: caseLineSchema,
  activityId: z.uuid().nullable(),
  recordingId: recordingIdSchema.nullable(),
  reason: z.string(),
  state: z.enum(['waits', 'accepted', 'rejected']),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  ground: groundSchema.nullable(),
  reviewId: z.uuid().nullable(),
});

const newProposalSchema = z
  .object({
    line: caseLineSchema,
    activityId: z.uuid().nullable(),
    recordingId: recordingIdSchema.nullable(),
    reason: reasonSchema,
  })
  .refine(({ activityId, recordingId }) => (activityId === null) !== (recordingId === null), {
    error: 'must be an activity or a recording',
    path: ['activityId'],
  });

const caseDetailSchema = z.object({
  caseNo: caseNoSchema,
  /** In order of time. */
  activities: z.array(
    activityDetailSchema.omit({ history: true, findings: true, itemName: true, itemEnglishName: true }),
  ),
  checklist: z.array(z.object({ line: caseLineSchema, state: caseLineStateSchema, rows: z.array(caseCheckSchema) })),
  /** Newest first. */
  proposals: z.array(proposalSchema),
  /** About its activities, its recordings, and files missing of its recorders' days then. */
  findings: z.array(
    findingSchema.extend({
      handling: handlingSchema,
      dutyDate: z.iso.date(),
      badgeNo: badgeNoSchema.nullable(),
      officerName: z.string().nullable(),
    }),
  ),
});

/** What activities with one case number (案件编号) are, and whether their footage is whole. Nothing is decided about it. */
export const cases = defineResource({
  list: caseList,
  endpoints: {
    read: endpoint('GET cases/:caseNo', {
      access: 'cases.read',
      params: z.object({ caseNo: caseNoSchema }),
      answers: { 200: caseDetailSchema },
    }),
    /** Of a defect that no open finding states. It waits for somebody who reviews. */
    propose: endpoint('POST cases/:caseNo/proposals', {
      access: 'cases.propose',
      params: z.object({ caseNo: caseNoSchema }),
      body: newProposalSchema,
      answers: { 201: caseDetailSchema },
    }),
    /** Accepting makes a targeted review, by who accepts. */
    decide: endpoint('POST case-proposals/:caseProposalId/decision', {
      access: 'reviews.write',
      params: z.object({ caseProposalId: z.uuid() }),
      body: z.discriminatedUnion('decision', [
        z.object({ decision: z.literal('accepted'), reason: reasonSchema }),
        z.object({ decision: z.literal('rejected'), ground: groundSchema, reason: reasonSchema }),
      ]),
      answers: { 200: caseDetailSchema },
    }),
  },
  subject: 'case',
  factTypes: ['case_defect_accepted', 'case_defect_proposed', 'case_defect_rejected', 'case_looked_at'],
  problems: { case_no_defect: 409, case_proposal_waits: 409, own_case_proposal: 403 },
  staleWith: ['coverage', 'findings', 'recordings'],
  shows: ['activity'],
});

export type CaseGround = z.infer<typeof groundSchema>;
export type CaseProposal = z.infer<typeof proposalSchema>;
export type NewCaseProposal = z.infer<typeof newProposalSchema>;
export type CaseRow = z.infer<typeof caseRowSchema>;
export type CaseFilters = z.infer<typeof caseList.filters>;
export type CaseDetail = z.infer<typeof caseDetailSchema>;
export type CaseLine = z.infer<typeof caseLineSchema>;
export type CaseLineState = z.infer<typeof caseLineStateSchema>;
export type CaseCheck = z.infer<typeof caseCheckSchema>;
export type CaseWhy = z.infer<typeof whySchema>;
