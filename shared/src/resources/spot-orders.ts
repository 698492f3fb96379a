import { z } from 'zod';
import { attachmentIdsSchema, attachmentSchema } from '../attachments.ts';
import { historySchema } from '../http/history.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** So much time whoever has to put something right has at least, from when he saw it. */
export const leastSpotMinutes = 30;

/** `ordered`: to be put right. `proved`: to be re-checked. `ended`: it is nothing any more, see `endedWhy`. */
const spotOrderStateSchema = z.enum(['ordered', 'proved', 'passed', 'ended']);

/** Somebody took it back, or refused it, or what it was ordered from came to its end. */
const spotOrderEndSchema = z.enum(['withdrawn', 'refused', 'finding_ended', 'inspection_withdrawn']);

/** `see`: whoever has to put it right saw it. `show`: whoever ordered it shows that it is put right. */
const spotOrderStepSchema = z.enum(['order', 'see', 'prove', 'show', 'pass', 'again', 'withdraw', 'refuse', 'end']);

/** What it was ordered from. */
const spotOriginSchema = z.enum(['finding', 'review', 'inspection']);

/** What is to be done, and what was done. */
export const spotTaskSchema = z.string().trim().min(2).max(1000);

/** Null: until the end of his duty. */
export const spotDueSchema = z.iso.datetime({ offset: true }).nullable();

const spotOrderRowSchema = z.object({
  spotOrderId: z.uuid(),
  /** Of the year: `2026-D0012`. */
  number: z.string(),
  origin: spotOriginSchema,
  originId: z.uuid(),
  /** Of the finding, the review or the inspection. */
  unitCode: unitCodeSchema,
  unitName: z.string(),
  task: z.string(),
  /** Who puts it right. */
  ownerBadgeNo: badgeNoSchema,
  ownerName: z.string(),
  dueAt: z.iso.datetime(),
  state: spotOrderStateSchema,
  /** He saw it, and it isn't put right in time. */
  overdue: z.boolean(),
  /** Its time is over, and he hasn't seen it: nobody holds that against him. */
  unseen: z.boolean(),
  endedWhy: spotOrderEndSchema.nullable(),
  orderedBy: z.string(),
  /** The leader in whose name it was ordered, if in any. */
  onBehalfOf: z.string().nullable(),
  /** When it was issued: without a network, before HQ had it. */
  orderedAt: z.iso.datetime(),
  /** Since when he knows of it. */
  seenAt: z.iso.datetime().nullable(),
  /** When it was put right, or ended. */
  settledAt: z.iso.datetime().nullable(),
});

const takenStepSchema = z.object({
  stepId: z.uuid(),
  step: spotOrderStepSchema,
  text: z.string().nullable(),
  /** From then on. */
  dueAt: z.iso.datetime(),
  /** Null: it follows from the end of what it was ordered from. */
  by: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  at: z.iso.datetime(),
  files: z.array(attachmentSchema.extend({ fileId: z.uuid() })),
});

const spotOrderDetailSchema = spotOrderRowSchema.extend({
  /** When HQ had it. */
  recordedAt: z.iso.datetime(),
  /** Everything that was done about it, oldest first. */
  steps: z.array(takenStepSchema),
  /** What the account that asks may do now. */
  may: z.array(z.enum(['see', 'prove', 'show', 'withdraw', 'check'])),
  history: historySchema,
});

export const spotOrderList = defineList({
  key: 'spot-orders',
  access: 'findings.read',
  filters: z.object({
    /** `unsettled`: ordered or proved. `unseen`: its time is over, and nobody saw it. */
    state: z.enum([...spotOrderStateSchema.options, 'unsettled', 'overdue', 'unseen']).optional(),
    origin: spotOriginSchema.optional(),
    originId: z.uuid().optional(),
    unitCode: unitCodeSchema.optional(),
    ownerBadgeNo: badgeNoSchema.optional(),
    /** The local date on which it was issued. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  row: spotOrderRowSchema,
});

const params = z.object({ spotOrderId: z.uuid() });
const answers = { 200: spotOrderDetailSchema };

/**
 * Orders to put something right at once (当场整改), from an open finding, a review or an inspection. They say nothing of guilt: they
 * move no finding, and no score or bulletin names anybody by them.
 */
export const spotOrders = defineResource({
  list: spotOrderList,
  endpoints: {
    read: endpoint('GET spot-orders/:spotOrderId', { access: 'findings.read', params, answers }),
    create: endpoint('POST spot-orders', {
      access: 'rectifications.order',
      body: z.object({
        origin: spotOriginSchema,
        originId: z.uuid(),
        task: spotTaskSchema,
        ownerBadgeNo: badgeNoSchema,
        dueAt: spotDueSchema,
        /** He was told of it face to face, so he knows of it from now on. */
        told: z.boolean(),
      }),
      answers: { 201: spotOrderDetailSchema },
    }),
    /** By the owner, once he sees it on duty: from then on his time runs. */
    see: endpoint('POST spot-orders/:spotOrderId/sight', { access: 'rectifications.prove', params, answers }),
    /** By the owner; the files were sent to `POST attachments` before. */
    prove: endpoint('POST spot-orders/:spotOrderId/proof', {
      access: 'rectifications.prove',
      params,
      body: z.object({ text: spotTaskSchema, attachmentIds: attachmentIdsSchema }),
      answers,
    }),
    /** By whoever ordered it: his photo shows that it is put right. */
    show: endpoint('POST spot-orders/:spotOrderId/showing', {
      access: 'rectifications.order',
      params,
      body: z.object({ text: spotTaskSchema, attachmentIds: attachmentIdsSchema }),
      answers,
    }),
    /** By an inspector whom it doesn't concern. `again`: it isn't put right, and there is new time for it. */
    check: endpoint('POST spot-orders/:spotOrderId/check', {
      access: 'rectifications.check',
      params,
      body: z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('passed'), reason: reasonSchema }),
        z.object({ outcome: z.literal('again'), reason: reasonSchema, dueAt: spotDueSchema }),
      ]),
      answers,
    }),
    withdraw: endpoint('POST spot-orders/:spotOrderId/withdrawal', {
      access: 'rectifications.order',
      params,
      body: z.object({ reason: reasonSchema }),
      answers,
    }),
  },
  subject: 'spot_order',
  factTypes: [
    'spot_order_again',
    'spot_order_ended',
    'spot_order_given',
    'spot_order_passed',
    'spot_order_proved',
    'spot_order_refused',
    'spot_order_seen',
    'spot_order_shown',
    'spot_order_withdrawn',
  ],
  problems: {
    not_own_spot_order: 403,
    not_spot_order_giver: 403,
    spot_order_due_unfit: 400,
    spot_order_off_duty: 409,
    spot_order_open: 409,
    spot_order_origin_ended: 409,
    spot_order_owner_unfit: 400,
    spot_order_photo_missing: 400,
    spot_order_step_not_now: 409,
  },
  staleWith: ['findings'],
});

export type SpotOrderState = z.infer<typeof spotOrderStateSchema>;
export type SpotOrderEnd = z.infer<typeof spotOrderEndSchema>;
export type SpotOrderStep = z.infer<typeof spotOrderStepSchema>;
export type SpotOrigin = z.infer<typeof spotOriginSchema>;
export type SpotOrderFilters = z.infer<typeof spotOrderList.filters>;
export type SpotOrderRow = z.infer<typeof spotOrderRowSchema>;
export type SpotOrderDetail = z.infer<typeof spotOrderDetailSchema>;
