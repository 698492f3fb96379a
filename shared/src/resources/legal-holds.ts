import { z } from 'zod';
import { legalHoldRowSchema, type legalHoldStateSchema } from '../http/recordings.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { recordingIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** Newest first. */
export const legalHoldList = defineList({
  key: 'legal-holds',
  access: 'retention.read',
  filters: z.object({
    active: z.literal('1').optional(),
    recordingId: recordingIdSchema.optional(),
  }),
  row: legalHoldRowSchema,
});

/** Holds (证据保全): while one is `active` its recording is never deleted, whatever its category says. */
export const legalHolds = defineResource({
  list: legalHoldList,
  endpoints: {
    create: endpoint('POST legal-holds', {
      access: 'holds.write',
      body: z.object({
        recordingId: recordingIdSchema,
        reason: reasonSchema,
        expiresAt: z.iso.datetime({ offset: true }).nullable(),
      }),
      answers: { 201: legalHoldRowSchema },
    }),
    lift: endpoint('POST legal-holds/:legalHoldId/lifting', {
      access: 'holds.write',
      params: z.object({ legalHoldId: z.uuid() }),
      body: z.object({ reason: reasonSchema }),
      answers: { 200: legalHoldRowSchema },
    }),
  },
  // Facts about it are facts about the recording; ledgers of before have some about it.
  subject: 'legal_hold',
  factTypes: ['hold_lifted', 'hold_placed'],
  problems: { hold_ended: 409, hold_expiry: 422 },
  staleWith: ['retention'],
});

export type LegalHoldState = z.infer<typeof legalHoldStateSchema>;
export type LegalHoldFilters = z.infer<typeof legalHoldList.filters>;
export type LegalHoldRow = z.infer<typeof legalHoldRowSchema>;
export type NewLegalHold = z.infer<typeof legalHolds.endpoints.create.parts.body>;
