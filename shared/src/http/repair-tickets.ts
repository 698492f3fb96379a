import { z } from 'zod';
import { badgeNoSchema, recorderSerialSchema, stationIdSchema } from '../ids.ts';
import { historySchema } from './history.ts';
import { pageOf, pageQuerySchema } from './paging.ts';

export const repairStateSchema = z.enum(['open', 'in_repair', 'closed']);
export const repairOutcomeSchema = z.enum(['repaired', 'no_fault', 'scrapped']);

/** What is wrong with a recorder, in the words of who tells it. */
const symptomSchema = z.string().trim().min(2).max(500);

/** GET /api/v1/repair-tickets, newest first. `state=unsettled`: open or in repair. */
export const repairTicketsQuerySchema = pageQuerySchema.extend({
  state: z.enum([...repairStateSchema.options, 'unsettled']).optional(),
  recorderSerial: recorderSerialSchema.optional(),
  unitCode: z.string().max(32).optional(),
});

export const repairTicketRowSchema = z.object({
  repairTicketId: z.uuid(),
  recorderSerial: recorderSerialSchema,
  /** Of the recorder, else of the station; null when neither is known. */
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  reportedBy: badgeNoSchema.nullable(),
  reporterName: z.string().nullable(),
  stationId: stationIdSchema.nullable(),
  symptom: z.string(),
  reportedAt: z.iso.datetime(),
  /** How often it was told of. */
  reportCount: z.int(),
  state: repairStateSchema,
  closedAt: z.iso.datetime().nullable(),
  outcome: repairOutcomeSchema.nullable(),
  note: z.string(),
});

export const repairTicketsPageSchema = pageOf(repairTicketRowSchema);

/** GET /api/v1/repair-tickets/:repairTicketId. */
export const repairTicketDetailSchema = repairTicketRowSchema.extend({
  reports: z.array(
    z.object({
      reportId: z.uuid(),
      badgeNo: badgeNoSchema.nullable(),
      officerName: z.string().nullable(),
      stationId: stationIdSchema.nullable(),
      symptom: z.string(),
      reportedAt: z.iso.datetime(),
    }),
  ),
  history: historySchema,
});

/**
 * POST /api/v1/repair-tickets. While a ticket of this recorder isn't closed, what is told more belongs to it: 200 instead of
 * 201. `badgeNo`: who noticed it; left out, the account's officer. `reportedAt`: left out, now.
 */
export const newRepairTicketSchema = z.object({
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema.optional(),
  symptom: symptomSchema,
  reportedAt: z.iso.datetime({ offset: true }).optional(),
});

/** PATCH /api/v1/repair-tickets/:repairTicketId. Closing needs an outcome; the recorder's state follows. */
export const repairTicketChangeSchema = z.object({
  state: repairStateSchema.optional(),
  outcome: repairOutcomeSchema.optional(),
  note: z.string().trim().max(1000).optional(),
});

export type RepairState = z.infer<typeof repairStateSchema>;
export type RepairOutcome = z.infer<typeof repairOutcomeSchema>;
export type RepairTicketsQuery = z.infer<typeof repairTicketsQuerySchema>;
export type RepairTicketRow = z.infer<typeof repairTicketRowSchema>;
export type RepairTicketDetail = z.infer<typeof repairTicketDetailSchema>;
export type NewRepairTicket = z.infer<typeof newRepairTicketSchema>;
export type RepairTicketChange = z.infer<typeof repairTicketChangeSchema>;
