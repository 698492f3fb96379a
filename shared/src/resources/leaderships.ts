import { z } from 'zod';
import { historySchema } from '../http/history.ts';
import { reasonSchema } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

/** Who led whom for a time. */
const leadershipRowSchema = z.object({
  leadershipId: z.uuid(),
  /** The officer who was led; null: the unit. */
  badgeNo: badgeNoSchema.nullable(),
  officerName: z.string().nullable(),
  /** The unit that was led, or to which the officer belonged. */
  unitCode: unitCodeSchema,
  unitName: z.string(),
  /** Null, of an officer only: who led the unit. */
  leaderBadgeNo: badgeNoSchema.nullable(),
  leaderName: z.string().nullable(),
  /** Null: since before HQ knew of it. */
  ledFrom: z.iso.datetime().nullable(),
  /** Null: until now. */
  ledUntil: z.iso.datetime().nullable(),
  /** Who corrected it last, when and why; null: HQ noted it by itself. */
  correctedBy: z.string().nullable(),
  correctedAt: z.iso.datetime().nullable(),
  correctionReason: z.string().nullable(),
});

/** One of them, with every correction of the same officer or unit. */
const leadershipDetailSchema = leadershipRowSchema.extend({ history: historySchema });

const momentSchema = z.iso.datetime({ offset: true });

/**
 * Who led in truth from then until then, whatever is noted of that time. `leaderBadgeNo` null: of an officer, who led the unit;
 * of a unit, nobody. `ledFrom` null: as far back as duty goes. `ledUntil` null: until now and further.
 */
const newLeadershipSchema = z.object({
  badgeNo: badgeNoSchema.nullable(),
  unitCode: unitCodeSchema,
  leaderBadgeNo: badgeNoSchema.nullable(),
  ledFrom: momentSchema.nullable(),
  ledUntil: momentSchema.nullable(),
  reason: reasonSchema,
});

export const leadershipList = defineList({
  key: 'leaderships',
  access: 'registry.read',
  filters: z.object({
    /** Who led units, or who led officers. */
    of: z.enum(['units', 'officers']).optional(),
    badgeNo: badgeNoSchema.optional(),
    unitCode: unitCodeSchema.optional(),
    leaderBadgeNo: badgeNoSchema.optional(),
    /** At any moment of this local date. */
    on: z.iso.date().optional(),
  }),
  row: leadershipRowSchema,
});

/** Who led which officer and which unit, and when (任职记录): it decides who is liable for a finding beside the officer. */
export const leaderships = defineResource({
  list: leadershipList,
  endpoints: {
    read: endpoint('GET leaderships/:leadershipId', {
      access: 'registry.read',
      params: z.object({ leadershipId: z.uuid() }),
      answers: { 200: leadershipDetailSchema },
    }),
    /** Waits for a second person (`leadership-edits`). 200: that is noted already. */
    correct: endpoint('POST leaderships', {
      access: 'registry.write',
      body: newLeadershipSchema,
      answers: { 200: z.object({}), 202: z.object({ leadershipEditId: z.uuid() }) },
    }),
  },
  subject: 'leadership',
  factTypes: ['finding_leader_corrected', 'finding_leader_kept', 'leadership_corrected'],
  problems: {
    leadership_backwards: 400,
    leadership_differs_now: 409,
    leadership_of_self: 400,
    leadership_to_come: 400,
    own_leadership: 403,
  },
  staleWith: ['duty'],
  shows: ['unit', 'officer'],
});

export type LeadershipFilters = z.infer<typeof leadershipList.filters>;
export type LeadershipRow = z.infer<typeof leadershipRowSchema>;
export type LeadershipDetail = z.infer<typeof leadershipDetailSchema>;
export type NewLeadership = z.infer<typeof newLeadershipSchema>;
