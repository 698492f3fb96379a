import { z } from 'zod';
import { findingKindSchema, violationClassSchema } from '../http/findings.ts';

/** Points in tenths: 25 are 2.5 points. With so many a month begins. */
export const fullScoreTenths = 1000;

const tenthsSchema = z.int().min(0).max(fullScoreTenths);

/** What one confirmed finding costs, and what all of a month cost at most. */
const cost = { eachTenths: tenthsSchema, capTenths: tenthsSchema };
const costsOne = ({ eachTenths, capTenths }: { eachTenths: number; capTenths: number }) => capTenths >= eachTenths;
const costsLess = { error: 'must be at least what one costs', path: ['capTenths'] };

const costSchema = z.strictObject(cost).refine(costsOne, costsLess);

/** Faults of reviews cost what the checklist says; what is no violation by itself costs nothing. */
export const costedKindSchema = findingKindSchema.exclude([
  ...(['spot_check_conduct', 'spot_check_safety_protection', 'spot_check_full_recording'] as const),
  ...(['burst_of_tickets', 'clock_drift', 'custody_disputed'] as const),
  ...(['object_missing', 'object_changed', 'object_unreadable'] as const),
]);

export const scoreRulesSchema = z.strictObject({
  /** By the violation that was confirmed. */
  classes: z.record(violationClassSchema, costSchema),
  /** Kinds that cost something else than their violation, each with a cap of its own. */
  kinds: z
    .array(z.strictObject({ kind: costedKindSchema, ...cost }).refine(costsOne, costsLess))
    .max(costedKindSchema.options.length)
    .refine((kinds) => new Set(kinds.map(({ kind }) => kind)).size === kinds.length, 'must have each kind once'),
  /** What the faults of all reviews of a month cost at most, together. */
  reviewCapTenths: tenthsSchema,
  /** Whoever has fewer days on duty in a month isn't rated. */
  minDutyDays: z.int().min(1).max(31),
  /** What a unit loses, beside what its officers do. */
  unit: z.strictObject({
    lateAnswerTenths: tenthsSchema,
    overdueRectificationTenths: tenthsSchema,
    capTenths: tenthsSchema,
  }),
});

/** Version 0, with which a brigade begins. */
export const broughtRules: ScoreRules = {
  classes: {
    unauthorised_deletion: { eachTenths: 200, capTenths: 600 },
    damaged: { eachTenths: 50, capTenths: 200 },
    incomplete: { eachTenths: 20, capTenths: 200 },
    improper_use: { eachTenths: 20, capTenths: 200 },
  },
  kinds: [
    { kind: 'no_footage', eachTenths: 50, capTenths: 250 },
    // Whoever brings nothing must not fare better than whose card shows nothing.
    { kind: 'recorder_not_handed_in', eachTenths: 50, capTenths: 250 },
    { kind: 'late_import', eachTenths: 10, capTenths: 50 },
  ],
  reviewCapTenths: 200,
  minDutyDays: 5,
  unit: { lateAnswerTenths: 5, overdueRectificationTenths: 10, capTenths: 100 },
};

/** Which of several versions counts for a month: the one that begins last by then; of those with one beginning, the newest. */
export function versionOfMonth<Version extends { version: number; fromMonth: string }>(
  versions: readonly Version[],
  month: string,
): Version | undefined {
  return versions
    .filter(({ fromMonth }) => fromMonth <= month)
    .reduce<Version | undefined>((best, one) => {
      if (best === undefined || one.fromMonth > best.fromMonth) return one;
      return one.fromMonth === best.fromMonth && one.version > best.version ? one : best;
    }, undefined);
}

export type ScoreRules = z.infer<typeof scoreRulesSchema>;
export type CostedKind = z.infer<typeof costedKindSchema>;
