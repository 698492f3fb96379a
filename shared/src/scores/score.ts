// What a month's findings make of the scores of officers and units. All numbers are integers, in tenths of a point, so that the parts
// of a score add up to it exactly. A finding costs the officer once: a fault of a review that joined it only makes it cost the larger
// of both. Costs are taken in the order of duty until the cap of their group is reached, and then until nothing is left of 100.
import type { FindingKind, ViolationClass } from '../http/findings.ts';
import { fullScoreTenths, type ScoreRules } from './rules.ts';

/** Only what is `confirmed` costs something. `undecided`: nobody said yet whether it is so. */
export type ScoreOutcome = 'confirmed' | 'excused' | 'undecided' | 'unfounded';

/** A finding as it stands about one officer. */
export interface ScoredFinding {
  outcome: ScoreOutcome;
  /** What was decided; of an undecided one what it says now. */
  kind: FindingKind;
  /** The violation that was confirmed; null: none was. */
  violationClass: ViolationClass | null;
  /** Under what its kind falls by itself. */
  ownClass: ViolationClass | null;
  /** Of a finding that a review made: its deduction. */
  deductionTenths: number | null;
  /** The largest deduction of the faults that joined it; 0: none did. */
  joinedTenths: number;
}

/** Why a cost was cut: its group cost all that it may, or nothing was left of the score. */
export type CostLimit = 'cap' | 'floor';

export interface Cost {
  /** What it would cost alone. */
  fullTenths: number;
  /** What it costs. */
  tenths: number;
  limit: CostLimit | null;
}

export interface OfficerScore<Finding> {
  /** Null: not rated. */
  scoreTenths: number | null;
  lostTenths: number;
  costs: (Cost & { finding: Finding })[];
}

/** @param findings of one officer and one month, in the order of duty */
export function scoreOfficer<Finding extends ScoredFinding>(
  rules: ScoreRules,
  { dutyDays, findings }: { dutyDays: number; findings: readonly Finding[] },
): OfficerScore<Finding> {
  const spent = new Map<string, number>();
  let left = fullScoreTenths;
  const costs = findings.map((finding) => {
    const { group, capTenths, fullTenths } = priceOf(rules, finding);
    const underCap = Math.min(fullTenths, Math.max(0, capTenths - (spent.get(group) ?? 0)));
    const tenths = Math.min(underCap, left);
    spent.set(group, (spent.get(group) ?? 0) + tenths);
    left -= tenths;
    const limit = tenths < underCap ? ('floor' as const) : underCap < fullTenths ? ('cap' as const) : null;
    return { finding, fullTenths, tenths, limit };
  });
  return { scoreTenths: dutyDays < rules.minDutyDays ? null : left, lostTenths: fullScoreTenths - left, costs };
}

const ofReviews = 'reviews';

/** What a finding costs alone, and with which others it shares a cap. */
function priceOf(
  rules: ScoreRules,
  { outcome, kind, violationClass, ownClass, deductionTenths, joinedTenths }: ScoredFinding,
): { group: string; capTenths: number; fullTenths: number } {
  if (outcome !== 'confirmed' || violationClass === null) return { group: '', capTenths: 0, fullTenths: 0 };
  if (deductionTenths !== null && violationClass === ownClass) {
    return { group: ofReviews, capTenths: rules.reviewCapTenths, fullTenths: deductionTenths };
  }
  // Decided as a graver violation than its kind is by itself, it costs what that violation costs.
  const own = violationClass === ownClass ? rules.kinds.find((one) => one.kind === kind) : undefined;
  const { eachTenths, capTenths } = own ?? rules.classes[violationClass];
  return {
    group: own ? `kind:${kind}` : `class:${violationClass}`,
    capTenths,
    fullTenths: Math.max(eachTenths, joinedTenths),
  };
}

export interface UnitScore {
  /** Null: none of its officers is rated. */
  scoreTenths: number | null;
  meanTenths: number | null;
  lateTenths: number;
  overdueTenths: number;
}

/**
 * The mean of a unit's rated officers, weighted by their days on duty and rounded to a tenth, less late answers and overdue
 * rectifications.
 */
export function scoreUnit(
  rules: ScoreRules,
  {
    officers,
    lateAnswers,
    overdueRectifications,
  }: {
    officers: readonly { scoreTenths: number | null; dutyDays: number }[];
    lateAnswers: number;
    overdueRectifications: number;
  },
): UnitScore {
  const { lateAnswerTenths, overdueRectificationTenths, capTenths } = rules.unit;
  let [days, weighted] = [0, 0];
  for (const { scoreTenths, dutyDays } of officers) {
    if (scoreTenths === null) continue;
    days += dutyDays;
    weighted += scoreTenths * dutyDays;
  }
  const meanTenths = days === 0 ? null : Math.round(weighted / days);
  const available = Math.min(capTenths, meanTenths ?? fullScoreTenths);
  const lateTenths = Math.min(lateAnswers * lateAnswerTenths, available);
  const overdueTenths = Math.min(overdueRectifications * overdueRectificationTenths, available - lateTenths);
  const scoreTenths = meanTenths === null ? null : meanTenths - lateTenths - overdueTenths;
  return { scoreTenths, meanTenths, lateTenths, overdueTenths };
}

/** Bands of scores, the best first: from so many points up to where the one before begins. */
const scoreBands = [100, 95, 90, 80, 60, 0] as const;

/** How many of these scores lie in each band: from so many points up to `below`, excluded (null: all that is above). */
export function countByBand(
  scoresTenths: readonly number[],
): { from: number; below: number | null; officers: number }[] {
  return scoreBands.map((from, index) => {
    const below = scoreBands[index - 1] ?? null;
    const inBand = scoresTenths.filter((one) => one >= from * 10 && (below === null || one < below * 10));
    return { from, below, officers: inBand.length };
  });
}
