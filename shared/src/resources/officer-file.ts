import { z } from 'zod';
import { activityVerdictSchema } from '../http/activity-verdicts.ts';
import { coverageTotalsSchema } from '../http/coverage.ts';
import { findingRowSchema } from '../http/findings.ts';
import { officerDaySchema } from '../http/officer-days.ts';
import { badgeNoSchema, recorderSerialSchema } from '../ids.ts';
import { disputeStateSchema } from './custody-disputes.ts';
import { endpoint } from './endpoint.ts';
import { reOffenceList } from './re-offences.ts';
import { repairTicketList } from './repair-tickets.ts';
import { defineResource } from './resource.ts';
import { trainingAttendanceList } from './training-sessions.ts';

/** A local month: `2026-11`. */
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'must be a month such as 2026-11');

/** Numbers that a day has, and a month: those of the month are the sums of its days. */
const numbersSchema = z.object({
  /** Shifts that begin then. */
  shifts: z.int(),
  coverage: coverageTotalsSchema,
  /** Recordings that begin then, on recorders that the officer held. */
  recordings: z.int(),
  /** Findings about the officer and a duty of that date, as far as the reader sees them. */
  findings: z.int(),
});

const daySchema = numbersSchema.extend({ date: z.iso.date() });

const findingSchema = findingRowSchema.pick({
  findingId: true,
  kind: true,
  state: true,
  grade: true,
  dutyDate: true,
  answerCount: true,
  handling: true,
  answerDueOn: true,
  appeal: true,
});

/** Everything about one officer in one month, as of now. What lasts longer stands in each month that it touches. */
const officerFileSchema = officerDaySchema
  .pick({
    badgeNo: true,
    officerName: true,
    officerKind: true,
    unitCode: true,
    unitName: true,
    asOf: true,
    holdings: true,
    leave: true,
  })
  .extend({
    month: monthSchema,
    /** Null: no unit is the brigade. */
    brigadeName: z.string().nullable(),
    /** Since when HQ knows the officer. */
    knownSince: z.iso.datetime(),
    /** The first day out of service. */
    leftOn: z.iso.date().nullable(),
    /** Who led the officer in the month, in order. `from` and `to` null: before, and after, the month too. */
    leaders: z.array(
      z.object({
        badgeNo: badgeNoSchema,
        name: z.string(),
        from: z.iso.datetime().nullable(),
        to: z.iso.datetime().nullable(),
      }),
    ),
    /** Every date with a shift, a recording or a finding, in order. */
    days: z.array(daySchema),
    totals: numbersSchema,
    /** The activities of the month that must be recorded, by what became of each; verdicts of none are left out. */
    activities: z.array(z.object({ verdict: activityVerdictSchema, count: z.int() })),
    /** In the order of duty. */
    findings: z.array(findingSchema),
    /** Of time in the month, for the officer or the whole unit. */
    explanations: officerDaySchema.shape.exemptions,
    /** What the officer disputed in the month. `from` and `to`: the check-out. */
    disputes: z.array(
      z.object({
        disputeId: z.uuid(),
        recorderSerial: recorderSerialSchema,
        from: z.iso.datetime(),
        to: z.iso.datetime().nullable(),
        reason: z.string(),
        disputedAt: z.iso.datetime(),
        state: disputeStateSchema,
      }),
    ),
    /** What the officer reported in the month, and what became of it. */
    faults: z.array(
      z.object({
        reportId: z.uuid(),
        recorderSerial: recorderSerialSchema,
        symptom: z.string(),
        reportedAt: z.iso.datetime(),
        state: repairTicketList.row.shape.state,
      }),
    ),
    /** The training sessions of the month that the officer must attend, in order. */
    sessions: z.array(
      trainingAttendanceList.row
        .pick({ sessionId: true, topic: true, startsAt: true, state: true })
        .extend({ madeUp: z.boolean() }),
    ),
    /** Those of the month, in the order of duty, as far as the reader sees them. */
    reOffences: z.array(reOffenceList.row.omit({ badgeNo: true, officerName: true, unitCode: true, unitName: true })),
    /** The month and the five before it, in order. */
    trend: z.array(z.object({ month: monthSchema, coverage: coverageTotalsSchema, findings: z.int() })),
  });

/** One file an officer (一人一档). Nothing is stored of it: it is computed at each request. */
export const officerFile = defineResource({
  endpoints: {
    read: endpoint('GET officers/:badgeNo/file', {
      access: 'coverage.read',
      params: z.object({ badgeNo: badgeNoSchema }),
      /** This month when left out. */
      query: z.object({ month: monthSchema.optional() }),
      answers: { 200: officerFileSchema },
    }),
  },
  factTypes: [],
  problems: {},
  staleWith: [],
});

/** The days as a file. */
export const officerFileDownloadQuerySchema = z.object({ badgeNo: badgeNoSchema, month: monthSchema.optional() });

export type OfficerFile = z.infer<typeof officerFileSchema>;
export type OfficerFileDay = z.infer<typeof daySchema>;
export type OfficerFileNumbers = z.infer<typeof numbersSchema>;
