import { z } from 'zod';
import { violationClassSchema } from '../http/findings.ts';
import { groundSchema, groundsShape } from '../http/handling.ts';
import { historySchema } from '../http/history.ts';
import { outsideStandingSchema } from '../http/outside-standing.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { letsOff } from '../rules/lets-off.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/**
 * What is decided: an appeal against a finding, an explanation of missing time, an edit of the past, a dispute about a check-out,
 * access to footage, that a recusal ends, other retention periods, an appeal against what somebody answers for, a finding,
 * what was proposed about one and waits for a second person, an appeal of a leader for himself, from
 * when on new rules count, a case number that was typed, that case evidence is taken off, a correction or withdrawal of an activity, a
 * correction of who led.
 */
export const outsideKindSchema = z.enum([
  'appeal',
  'exemption',
  'roster_proposal',
  'custody_dispute',
  'access_request',
  'recusal_end',
  'retention_change',
  'accountability_appeal',
  'finding',
  'finding_second',
  'liability_appeal',
  'rules_start',
  'case_number',
  'case_evidence_release',
  'activity_edit',
  'leadership_edit',
]);

/** A finding is decided by one of the steps that are taken here, everything else by yes or no. */
const outsideOutcomeSchema = z.enum(['granted', 'refused', 'confirm', 'excuse', 'unfounded', 'close']);

const yesOrNo = ['granted', 'refused'] as const satisfies OutsideOutcome[];
const stepsOfFinding = ['confirm', 'excuse', 'unfounded', 'close'] as const satisfies OutsideOutcome[];

/** How something of this kind can be decided. */
function outcomesOf(kind: OutsideKind): readonly OutsideOutcome[] {
  return kind === 'finding' ? stepsOfFinding : yesOrNo;
}

/** `entered`: it counts once a second person confirms it. `rejected`: it was entered by mistake, and never counts. */
const outsideStateSchema = z.enum(['entered', 'confirmed', 'rejected']);

/** What the paper says: its number, who decided and on which date. */
const paperShape = {
  documentNo: z.string().trim().min(2).max(100),
  /** Office and name of who decided. */
  decidedBy: z.string().trim().min(2).max(100),
  decidedOn: z.iso.date(),
};

const outsideDecisionRowSchema = z.object({
  outsideDecisionId: z.uuid(),
  kind: outsideKindSchema,
  /** Of what is decided: its own id; of the end of a recusal that of the recusal. */
  requestId: z.uuid(),
  /** Against which an appeal is. */
  findingId: z.uuid().nullable(),
  /** Null: it is about officers of several units, or about none. */
  unitCode: unitCodeSchema.nullable(),
  unitName: z.string().nullable(),
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  outcome: outsideOutcomeSchema,
  /** Of a finding that is confirmed: as what, and of whom. */
  violationClass: violationClassSchema.nullable(),
  badgeNos: z.array(badgeNoSchema),
  /** Of a finding that ends without a case. */
  officerGround: groundSchema.nullable(),
  leaderGround: groundSchema.nullable(),
  leaderReason: z.string().nullable(),
  reason: z.string(),
  ...paperShape,
  state: outsideStateSchema,
  enteredBy: z.string(),
  /** In whose name it was entered, if in anybody's. */
  onBehalfOf: z.string().nullable(),
  enteredAt: z.iso.datetime(),
  /** The paper itself; it is attached once. */
  scan: z.object({ fileName: z.string(), sizeBytes: z.int(), sha256: z.string(), mediaType: z.string() }).nullable(),
  /** Who confirmed or rejected it. */
  closedBy: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  rejectionReason: z.string().nullable(),
});

const outsideDecisionDetailSchema = outsideDecisionRowSchema.extend({
  /** Whether it belongs to the account that asks: that one attaches the scan. */
  own: z.boolean(),
  /** Whether the account that asks is no second person to whoever entered it. */
  involved: z.boolean(),
  /** It is one once the holder of an account has chosen his own password. */
  untilOwnPassword: z.literal(true).optional(),
  history: historySchema,
});

const newOutsideDecisionSchema = z
  .object({
    kind: outsideKindSchema,
    requestId: z.uuid(),
    outcome: outsideOutcomeSchema,
    violationClass: violationClassSchema.nullable().default(null),
    badgeNos: z.array(badgeNoSchema).max(50).default([]),
    ...groundsShape,
    reason: reasonSchema,
    ...paperShape,
  })
  .refine(({ kind, outcome }) => outcomesOf(kind).includes(outcome), { path: ['outcome'] })
  .refine(({ outcome, violationClass, badgeNos }) => outcome === 'confirm' || (!violationClass && !badgeNos.length), {
    path: ['badgeNos'],
  })
  .refine(
    ({ kind, outcome, officerGround, leaderGround }) => letsOff({ kind, outcome }) || (!officerGround && !leaderGround),
    { path: ['officerGround'] },
  );

export const outsideDecisionList = defineList({
  key: 'outside-decisions',
  access: 'outside.read',
  filters: z.object({
    state: outsideStateSchema.optional(),
    kind: outsideKindSchema.optional(),
    unitCode: unitCodeSchema.optional(),
  }),
  row: outsideDecisionRowSchema,
});

const params = z.object({ outsideDecisionId: z.uuid() });

/**
 * What a superior decided on paper (上级审批), because nobody here may: one person enters it, with a scan of the paper, another
 * confirms it, and only then it counts. Neither is one whom it concerns.
 */
export const outsideDecisions = defineResource({
  list: outsideDecisionList,
  endpoints: {
    read: endpoint('GET outside-decisions/:outsideDecisionId', {
      access: 'outside.read',
      params,
      answers: { 200: outsideDecisionDetailSchema },
    }),
    /** How something stands that waits. Neither offered nor entered: somebody here may decide it, or it doesn't wait. */
    standing: endpoint('GET outside-decisions/standings/:kind/:requestId', {
      access: 'outside.read',
      params: z.object({ kind: outsideKindSchema, requestId: z.uuid() }),
      answers: { 200: outsideStandingSchema },
    }),
    /** Refused as long as anybody here may decide. */
    enter: endpoint('POST outside-decisions', {
      access: 'outside.write',
      body: newOutsideDecisionSchema,
      answers: { 201: outsideDecisionDetailSchema },
    }),
    confirm: endpoint('POST outside-decisions/:outsideDecisionId/confirmation', {
      access: 'outside.write',
      params,
      answers: { 200: outsideDecisionDetailSchema },
    }),
    reject: endpoint('POST outside-decisions/:outsideDecisionId/rejection', {
      access: 'outside.write',
      params,
      body: z.object({ reason: reasonSchema }),
      answers: { 200: outsideDecisionDetailSchema },
    }),
  },
  subject: 'outside_decision',
  factTypes: [
    'decided_outside',
    'outside_decision_confirmed',
    'outside_decision_entered',
    'outside_decision_rejected',
    'outside_decision_scanned',
  ],
  problems: {
    decided_here: 409,
    outside_decision_to_come: 400,
    outside_decision_waits: 409,
    own_outside_decision: 403,
    scan_closed: 403,
    scan_needed: 409,
    scan_there: 409,
  },
  staleWith: ['duty'],
});

export type OutsideKind = z.infer<typeof outsideKindSchema>;
export type OutsideOutcome = z.infer<typeof outsideOutcomeSchema>;
export type OutsideState = z.infer<typeof outsideStateSchema>;
export type OutsideDecisionFilters = z.infer<typeof outsideDecisionList.filters>;
export type OutsideDecisionRow = z.infer<typeof outsideDecisionRowSchema>;
export type OutsideDecisionDetail = z.infer<typeof outsideDecisionDetailSchema>;
export type NewOutsideDecision = z.infer<typeof newOutsideDecisionSchema>;
export type EnteredOutsideDecision = z.input<typeof newOutsideDecisionSchema>;
