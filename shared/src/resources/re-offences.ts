import { z } from 'zod';
import { findingKindSchema, violationClassSchema } from '../http/findings.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** Whether he was taught about that violation in between: in a session, in none although he should have been, or there was none. */
const taughtSchema = z.enum(['attended', 'missed', 'not_taught']);

const reOffenceRowSchema = z.object({
  findingId: z.uuid(),
  badgeNo: badgeNoSchema,
  officerName: z.string(),
  unitCode: unitCodeSchema,
  unitName: z.string(),
  violationClass: violationClassSchema,
  kind: findingKindSchema,
  dutyDate: z.iso.date(),
  /** The last one before it, and when that was confirmed. */
  earlierFindingId: z.uuid(),
  earlierDutyDate: z.iso.date(),
  earlierConfirmedAt: z.iso.datetime(),
  taught: taughtSchema,
  /** The last session about it in between; null: there was none. */
  sessionId: z.uuid().nullable(),
  sessionTopic: z.string().nullable(),
});

export const reOffenceList = defineList({
  key: 're-offences',
  access: 'training.read',
  filters: z.object({
    /** Of the duty date. */
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    unitCode: unitCodeSchema.optional(),
    badgeNo: badgeNoSchema.optional(),
    violationClass: violationClassSchema.optional(),
    taught: taughtSchema.optional(),
    /** By somebody who must attend this training session. */
    sessionId: z.uuid().optional(),
    /** Of those, who belonged to this unit when it was planned. */
    sessionUnit: unitCodeSchema.optional(),
  }),
  row: reOffenceRowSchema,
});

/**
 * Re-offences (再犯): a confirmed finding about somebody of whom one of the same violation and an earlier duty date had been confirmed
 * on its duty date, or at most `reOffenceDays` before. A row a finding and person. Nothing is stored of them: each answer follows from the findings as they stand.
 */
export const reOffences = defineResource({
  list: reOffenceList,
  endpoints: {},
  factTypes: [],
  problems: {},
  staleWith: ['findings'],
});

export type Taught = z.infer<typeof taughtSchema>;
export type ReOffenceRow = z.infer<typeof reOffenceRowSchema>;
export type ReOffenceFilters = z.output<typeof reOffenceList.filters>;
