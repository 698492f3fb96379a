import { z } from 'zod';
import { historySchema } from '../http/history.ts';
import { badgeNoSchema, recorderSerialSchema, stationIdSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { instant } from './instant.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const repairStateSchema = z.enum(['open', 'in_repair', 'closed']);
const repairOutcomeSchema = z.enum(['repaired', 'no_fault', 'scrapped']);

/** What is wrong with a recorder, in the words of who tells it. */
const symptomSchema = z.string().trim().min(2).max(500);

const repairTicketRowSchema = z.object({
  repairTicketId: z.uuid(),
  recorderSerial: recorderSerialSchema,
  /** Of the recorder, else of the station; null when neither is known. */
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  reportedBy: badgeNoSchema.nullable(),
  reporterName: z.string().nullable(),
  stationId: stationIdSchema.nullable(),
  symptom: z.string(),
  reportedAt: instant,
  /** How often it was told of. */
  reportCount: z.int(),
  state: repairStateSchema,
  closedAt: instant.nullable(),
  outcome: repairOutcomeSchema.nullable(),
  note: z.string(),
});

/** A ticket with everything that was told of it. */
const repairTicketDetailSchema = repairTicketRowSchema.extend({
  reports: z.array(
    z.object({
      reportId: z.uuid(),
      badgeNo: badgeNoSchema.nullable(),
      officerName: z.string().nullable(),
      stationId: stationIdSchema.nullable(),
      symptom: z.string(),
      reportedAt: instant,
    }),
  ),
  history: historySchema,
});

/** `badgeNo`: who noticed it; left out, the account's officer. `reportedAt`: left out, now. */
const newRepairTicketSchema = z.object({
  recorderSerial: recorderSerialSchema,
  badgeNo: badgeNoSchema.optional(),
  symptom: symptomSchema,
  reportedAt: instant.optional(),
});

/** Closing needs an outcome; the recorder's state follows. */
const repairTicketChangeSchema = z.object({
  state: repairStateSchema.optional(),
  outcome: repairOutcomeSchema.optional(),
  note: z.string().trim().max(1000).optional(),
});

export const repairTicketList = defineList({
  key: 'repair-tickets',
  access: 'repairs.read',
  filters: z.object({
    /** `unsettled`: open or in repair. */
    state: z.enum([...repairStateSchema.options, 'unsettled']).optional(),
    recorderSerial: recorderSerialSchema.optional(),
    unitCode: z.string().max(32).optional(),
  }),
  row: repairTicketRowSchema,
});

const params = z.object({ repairTicketId: z.uuid() });

/** Faults of recorders (报障与维修): what is broken, who told of it, what becomes of it. */
export const repairTickets = defineResource({
  list: repairTicketList,
  endpoints: {
    read: endpoint('GET repair-tickets/:repairTicketId', {
      access: 'repairs.read',
      params,
      answers: { 200: repairTicketDetailSchema },
    }),
    /** While a ticket of this recorder isn't closed, what is told more belongs to it: 200 instead of 201. */
    create: endpoint('POST repair-tickets', {
      access: 'repairs.report',
      body: newRepairTicketSchema,
      answers: { 200: repairTicketDetailSchema, 201: repairTicketDetailSchema },
    }),
    update: endpoint('PATCH repair-tickets/:repairTicketId', {
      access: 'repairs.write',
      params,
      body: repairTicketChangeSchema,
      answers: { 200: repairTicketDetailSchema },
    }),
  },
  subject: 'repair_ticket',
  factTypes: ['fault_reported_again', 'repair_ticket_changed', 'repair_ticket_closed', 'repair_ticket_opened'],
  problems: { fault_told_late: 403, outcome_required: 400, repair_closed: 409 },
  staleWith: ['duty'],
  shows: ['unit', 'officer', 'recorder', 'custody', 'observation'],
});

export type RepairState = z.infer<typeof repairStateSchema>;
export type RepairOutcome = z.infer<typeof repairOutcomeSchema>;
export type RepairTicketFilters = z.infer<typeof repairTicketList.filters>;
export type RepairTicketRow = z.input<typeof repairTicketRowSchema>;
export type RepairTicketDetail = z.input<typeof repairTicketDetailSchema>;
export type NewRepairTicket = z.output<typeof newRepairTicketSchema>;
export type RepairTicketChange = z.infer<typeof repairTicketChangeSchema>;
