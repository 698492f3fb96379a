import { z } from 'zod';
import { attachmentIdsSchema, attachmentSchema } from '../attachments.ts';
import { findingKindSchema } from '../http/findings.ts';
import { groundsShape } from '../http/handling.ts';
import { historySchema } from '../http/history.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** `ordered`: to be carried out. `proved`: to be re-checked. `ended`: it is nothing any more, see `endedWhy`. */
const rectificationStateSchema = z.enum(['ordered', 'proved', 'passed', 'ended']);

/** Somebody took it back, or what it rests on fell. */
const rectificationEndSchema = z.enum(['withdrawn', 'appeal_upheld', 'reopened']);

/** `again`: a re-check found that it isn't put right. `end`: its ground fell. */
const rectificationStepSchema = z.enum(['order', 'prove', 'reassign', 'withdraw', 'pass', 'again', 'end']);

/** What is to be done, and what was done. */
const taskSchema = z.string().trim().min(2).max(1000);

const rectificationRowSchema = z.object({
  rectificationId: z.uuid(),
  /** Of the year: `2026-0012`. */
  number: z.string(),
  findingId: z.uuid(),
  /** What the finding said then. */
  findingKind: findingKindSchema,
  unitCode: unitCodeSchema,
  unitName: z.string(),
  dutyDate: z.iso.date(),
  task: z.string(),
  /** Who carries it out: the officer himself, or the leader. */
  ownerBadgeNo: badgeNoSchema,
  ownerName: z.string(),
  dueOn: z.iso.date(),
  /** It isn't carried out, and its last day is over. */
  overdue: z.boolean(),
  state: rectificationStateSchema,
  endedWhy: rectificationEndSchema.nullable(),
  orderedBy: z.string(),
  /** The leader in whose name it was ordered, if in any. */
  onBehalfOf: z.string().nullable(),
  orderedAt: z.iso.datetime(),
  /** When it passed, or ended. */
  settledAt: z.iso.datetime().nullable(),
});

const takenStepSchema = z.object({
  stepId: z.uuid(),
  step: rectificationStepSchema,
  text: z.string().nullable(),
  /** From then on. */
  ownerBadgeNo: badgeNoSchema,
  ownerName: z.string(),
  dueOn: z.iso.date(),
  /** Null: it follows from what was decided about the finding. */
  by: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  at: z.iso.datetime(),
  files: z.array(attachmentSchema.extend({ fileId: z.uuid() })),
});

const rectificationDetailSchema = rectificationRowSchema.extend({
  /** Everything that was done about it, oldest first. */
  steps: z.array(takenStepSchema),
  /** What the account that asks may do now. */
  may: z.array(z.enum(['prove', 'reassign', 'withdraw', 'check'])),
  /** Of whom a re-check that ends the finding says why they aren't held to account; null: of nobody. */
  groundsOf: z.object({ leaders: z.boolean() }).nullable(),
  history: historySchema,
});

export const rectificationList = defineList({
  key: 'rectifications',
  access: 'findings.read',
  filters: z.object({
    /** `unsettled`: ordered or proved. `overdue`: ordered, and its last day is over. */
    state: z.enum([...rectificationStateSchema.options, 'unsettled', 'overdue']).optional(),
    unitCode: unitCodeSchema.optional(),
    ownerBadgeNo: badgeNoSchema.optional(),
    findingId: z.uuid().optional(),
  }),
  row: rectificationRowSchema,
});

const checkSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('passed'), reason: reasonSchema, ...groundsShape }),
  z.object({ outcome: z.literal('again'), reason: reasonSchema, dueOn: z.iso.date() }),
]);

const params = z.object({ rectificationId: z.uuid() });
const answers = { 200: rectificationDetailSchema };

/** Orders to put right what was confirmed of a finding (整改). */
export const rectifications = defineResource({
  list: rectificationList,
  endpoints: {
    read: endpoint('GET rectifications/:rectificationId', { access: 'findings.read', params, answers }),
    /** Of a confirmed finding; until the end of a working day to come. */
    order: endpoint('POST findings/:findingId/rectifications', {
      access: 'rectifications.order',
      params: z.object({ findingId: z.uuid() }),
      body: z.object({ task: taskSchema, ownerBadgeNo: badgeNoSchema, dueOn: z.iso.date() }),
      answers: { 201: rectificationDetailSchema },
    }),
    /** By the owner; the files were sent to `POST attachments` before. */
    prove: endpoint('POST rectifications/:rectificationId/proof', {
      access: 'rectifications.prove',
      params,
      body: z.object({ text: taskSchema, attachmentIds: attachmentIdsSchema }),
      answers,
    }),
    reassign: endpoint('POST rectifications/:rectificationId/reassignment', {
      access: 'rectifications.order',
      params,
      body: z.object({ ownerBadgeNo: badgeNoSchema, dueOn: z.iso.date(), reason: reasonSchema }),
      answers,
    }),
    withdraw: endpoint('POST rectifications/:rectificationId/withdrawal', {
      access: 'rectifications.order',
      params,
      body: z.object({ reason: reasonSchema }),
      answers,
    }),
    /**
     * By an inspector whom it doesn't concern. `passed`: with grounds it ends the finding, without them that stays confirmed. `again`: it
     * isn't put right, and the owner has until a new date.
     */
    check: endpoint('POST rectifications/:rectificationId/check', {
      access: 'rectifications.check',
      params,
      body: checkSchema,
      answers,
    }),
  },
  subject: 'rectification',
  factTypes: [
    'rectification_again',
    'rectification_ended',
    'rectification_ordered',
    'rectification_passed',
    'rectification_proved',
    'rectification_reassigned',
    'rectification_withdrawn',
  ],
  problems: {
    not_own_order: 403,
    not_own_rectification: 403,
    rectification_due_unfit: 400,
    rectification_owner_unfit: 400,
  },
  staleWith: ['findings'],
});

export type RectificationState = z.infer<typeof rectificationStateSchema>;
export type RectificationCheck = z.infer<typeof checkSchema>;
export type RectificationEnd = z.infer<typeof rectificationEndSchema>;
export type RectificationStep = z.infer<typeof rectificationStepSchema>;
export type RectificationFilters = z.infer<typeof rectificationList.filters>;
export type RectificationRow = z.infer<typeof rectificationRowSchema>;
export type RectificationDetail = z.infer<typeof rectificationDetailSchema>;
