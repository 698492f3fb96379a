import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { CostedKind, ScoreRules } from '@rollcall/shared/scores/rules';

/** Gravest first. */
export const violations = [
  'unauthorised_deletion',
  'damaged',
  'incomplete',
  'improper_use',
] as const satisfies ViolationClass[];

/** The type check asks for each kind that can have points of its own. */
const everyCostedKind: Record<CostedKind, true> = {
  missing_since_dock: true,
  logged_but_absent: true,
  sequence_hole: true,
  damaged: true,
  no_footage: true,
  recorder_not_handed_in: true,
  activity_not_covered: true,
  coverage_below_threshold: true,
  started_too_late: true,
  stopped_early: true,
  coverage_gap: true,
  switched_off: true,
  not_worn: true,
  not_recording: true,
  footage_nobody_held: true,
  recorder_of_two_badges: true,
  same_bytes: true,
  footage_outside_duty: true,
  late_import: true,
  worn_wrongly: true,
  short_clips: true,
  poor_appearance: true,
  not_charged: true,
};

export const costedKinds = Object.keys(everyCostedKind) as CostedKind[];

interface CostValues {
  each: number;
  cap: number;
}

/** What the form holds, in points. */
export interface RulesValues {
  classes: Record<ViolationClass, CostValues>;
  kinds: (Partial<CostValues> & { kind?: CostedKind })[];
  reviewCap: number;
  minDutyDays: number;
  lateAnswer: number;
  overdueRectification: number;
  unitCap: number;
  fromMonth: string;
  reason: string;
}

type Costs = Omit<RulesValues, 'fromMonth' | 'reason'>;

const inPoints = ({ eachTenths, capTenths }: { eachTenths: number; capTenths: number }) => ({
  ...{ each: eachTenths / 10, cap: capTenths / 10 },
});
const inTenths = (points: number | undefined) => Math.round((points ?? 0) * 10);
const costOf = ({ each, cap }: Partial<CostValues>) => ({ eachTenths: inTenths(each), capTenths: inTenths(cap) });

export function valuesOfRules({ classes, kinds, reviewCapTenths, minDutyDays, unit }: ScoreRules): Costs {
  return {
    classes: Object.fromEntries(violations.map((one) => [one, inPoints(classes[one])])) as RulesValues['classes'],
    kinds: kinds.map(({ kind, ...cost }) => ({ kind, ...inPoints(cost) })),
    ...{ reviewCap: reviewCapTenths / 10, minDutyDays },
    lateAnswer: unit.lateAnswerTenths / 10,
    overdueRectification: unit.overdueRectificationTenths / 10,
    unitCap: unit.capTenths / 10,
  };
}

/** Rows without a kind are left out. */
export function rulesOf(values: Costs): ScoreRules {
  return {
    classes: Object.fromEntries(violations.map((one) => [one, costOf(values.classes[one])])) as ScoreRules['classes'],
    kinds: values.kinds.flatMap(({ kind, ...cost }) => (kind === undefined ? [] : [{ kind, ...costOf(cost) }])),
    ...{ reviewCapTenths: inTenths(values.reviewCap), minDutyDays: values.minDutyDays },
    unit: {
      lateAnswerTenths: inTenths(values.lateAnswer),
      overdueRectificationTenths: inTenths(values.overdueRectification),
      capTenths: inTenths(values.unitCap),
    },
  };
}
