import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingKindSchema, type ViolationClass, violationClassSchema } from '../http/findings.ts';
import { broughtRules, type ScoreRules, scoreRulesSchema, versionOfMonth } from './rules.ts';
import { type ScoredFinding, scoreOfficer, scoreUnit } from './score.ts';

const rules: ScoreRules = {
  classes: {
    unauthorised_deletion: { eachTenths: 600, capTenths: 900 },
    damaged: { eachTenths: 50, capTenths: 200 },
    incomplete: { eachTenths: 20, capTenths: 50 },
    improper_use: { eachTenths: 25, capTenths: 100 },
  },
  kinds: [{ kind: 'no_footage', eachTenths: 55, capTenths: 60 }],
  reviewCapTenths: 30,
  minDutyDays: 5,
  unit: { lateAnswerTenths: 5, overdueRectificationTenths: 10, capTenths: 22 },
};

const classes: Partial<Record<ScoredFinding['kind'], ViolationClass | null>> = {
  ...{
    coverage_gap: 'incomplete',
    no_footage: 'incomplete',
    damaged: 'damaged',
    missing_since_dock: 'unauthorised_deletion',
  },
  sequence_hole: 'unauthorised_deletion',
  clock_drift: null,
};

function confirmed(kind: ScoredFinding['kind'], more: Partial<ScoredFinding> = {}): ScoredFinding {
  const ownClass = kind in classes ? (classes[kind] ?? null) : 'improper_use';
  const costs = { deductionTenths: null, joinedTenths: 0 };
  return { outcome: 'confirmed', kind, violationClass: ownClass, ownClass, ...costs, ...more };
}

const fault = (points: number) => confirmed('spot_check_conduct', { deductionTenths: points * 10 });

function score(findings: ScoredFinding[], dutyDays = 5) {
  const { scoreTenths, lostTenths, costs } = scoreOfficer(rules, { dutyDays, findings });
  return { scoreTenths, lostTenths, costs: costs.map(({ tenths, limit }) => (limit ? `${tenths} ${limit}` : tenths)) };
}

describe('an officer', () => {
  it('loses what confirmed findings cost, and nothing by the others', () => {
    const others = (['excused', 'undecided', 'unfounded'] as const).map((outcome) => confirmed('damaged', { outcome }));
    expect(score([confirmed('coverage_gap'), ...others, confirmed('not_worn')])).toEqual({
      ...{ scoreTenths: 955, lostTenths: 45, costs: [20, 0, 0, 0, 25] },
    });
    expect(score([]).scoreTenths).toBe(1000);
  });

  it('loses no more by one violation than its cap, cut in the order of duty', () => {
    const gaps = Array.from({ length: 4 }, () => confirmed('coverage_gap'));
    expect(score(gaps)).toEqual({ scoreTenths: 950, lostTenths: 50, costs: [20, 20, '10 cap', '0 cap'] });
  });

  it('loses what a kind costs that has points of its own, under its own cap', () => {
    const findings = [confirmed('no_footage'), confirmed('no_footage'), confirmed('coverage_gap')];
    expect(score(findings).costs).toEqual([55, '5 cap', 20]);
    const deletion = confirmed('no_footage', { violationClass: 'unauthorised_deletion' });
    expect(score([deletion, ...findings]).costs).toEqual([600, 55, '5 cap', 20]);
  });

  it('loses the deductions of the checklist for faults of reviews, which share a cap', () => {
    expect(score([fault(2), fault(5), confirmed('coverage_gap')]).costs).toEqual([20, '10 cap', 20]);
  });

  it('loses the larger of both when a fault joined a finding', () => {
    expect(score([confirmed('coverage_gap', { joinedTenths: 10 })]).costs).toEqual([20]);
    expect(score([confirmed('coverage_gap', { joinedTenths: 30 })]).costs).toEqual([30]);
    expect(score([confirmed('coverage_gap', { joinedTenths: 30, outcome: 'excused' })]).costs).toEqual([0]);
  });

  it('never has less than nothing', () => {
    const deletions = [1, 2].map(() => confirmed('sequence_hole'));
    const findings = [...deletions, ...[1, 2, 3].map(() => confirmed('damaged'))];
    expect(score(findings)).toEqual({ scoreTenths: 0, lostTenths: 1000, costs: [600, '300 cap', 50, 50, '0 floor'] });
  });

  it('isn’t rated with few days on duty, whatever was found', () => {
    expect(score([], 4)).toEqual({ scoreTenths: null, lostTenths: 0, costs: [] });
    expect(score([confirmed('coverage_gap')], 4)).toMatchObject({ scoreTenths: null, lostTenths: 20 });
  });

  it('has a score that its costs add up to, between 0 and 100, and loses no more by one finding less', () => {
    const finding = fc.record({
      outcome: fc.constantFrom('confirmed' as const, 'confirmed' as const, 'excused' as const, 'undecided' as const),
      kind: fc.constantFrom(...findingKindSchema.options),
      violationClass: fc.constantFrom(...violationClassSchema.options, null),
      ownClass: fc.constantFrom(...violationClassSchema.options, null),
      deductionTenths: fc.constantFrom(null, 10, 50),
      joinedTenths: fc.constantFrom(0, 0, 20, 50),
    });
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 40 }), (findings) => {
        const { scoreTenths, lostTenths, costs } = scoreOfficer(rules, { dutyDays: 9, findings });
        expect((scoreTenths ?? 0) + costs.reduce((sum, { tenths }) => sum + tenths, 0)).toBe(1000);
        expect(scoreTenths).toBeGreaterThanOrEqual(0);
        for (const { tenths, fullTenths, limit } of costs) {
          expect(tenths).toBeLessThanOrEqual(fullTenths);
          expect(limit === null).toBe(tenths === fullTenths);
        }
        const fewer = scoreOfficer(rules, { dutyDays: 9, findings: findings.slice(1) });
        expect(fewer.lostTenths).toBeLessThanOrEqual(lostTenths);
      }),
    );
  });
});

describe('a unit', () => {
  const officers = [
    { scoreTenths: 1000, dutyDays: 20 },
    { scoreTenths: 905, dutyDays: 5 },
    { scoreTenths: null, dutyDays: 4 },
  ];
  const unit = (lateAnswers: number, overdueRectifications: number, of = officers) =>
    scoreUnit(rules, { officers: of, lateAnswers, overdueRectifications });

  it('has the mean of its rated officers by their days on duty, to a tenth', () => {
    expect(unit(0, 0)).toEqual({ scoreTenths: 981, meanTenths: 981, lateTenths: 0, overdueTenths: 0 });
    expect(unit(0, 0, [{ scoreTenths: null, dutyDays: 3 }]).scoreTenths).toBeNull();
  });

  it('loses what late answers and overdue rectifications cost, both together up to a cap', () => {
    expect(unit(2, 1)).toEqual({ scoreTenths: 961, meanTenths: 981, lateTenths: 10, overdueTenths: 10 });
    expect(unit(3, 1)).toEqual({ scoreTenths: 959, meanTenths: 981, lateTenths: 15, overdueTenths: 7 });
    expect(unit(3, 1, [{ scoreTenths: 10, dutyDays: 5 }])).toMatchObject({
      scoreTenths: 0,
      lateTenths: 10,
      overdueTenths: 0,
    });
  });
});

describe('rules', () => {
  it('that HQ brings along are whole, and say what they say', () => {
    expect(scoreRulesSchema.parse(broughtRules)).toEqual(broughtRules);
  });

  it.each([
    ['a cap below what one costs', { classes: { ...rules.classes, damaged: { eachTenths: 50, capTenths: 40 } } }],
    ['a violation left out', { classes: { damaged: rules.classes.damaged } }],
    ['a kind twice', { kinds: [...rules.kinds, ...rules.kinds] }],
    [
      'points of a kind that the checklist prices',
      { kinds: [{ kind: 'spot_check_conduct', eachTenths: 1, capTenths: 1 }] },
    ],
    ['more than there is', { reviewCapTenths: 1001 }],
    ['parts of a tenth', { reviewCapTenths: 0.5 }],
  ])('are refused with %s', (_what, change) => {
    expect(scoreRulesSchema.safeParse({ ...rules, ...change }).success).toBe(false);
  });

  it('count for a month when they begin last by then, the newest of one beginning', () => {
    const versions = [
      { version: 0, fromMonth: '2000-01' },
      { version: 1, fromMonth: '2026-12' },
      { version: 2, fromMonth: '2027-03' },
      { version: 3, fromMonth: '2027-03' },
      { version: 4, fromMonth: '2027-01' },
    ];
    const of = (month: string) => versionOfMonth(versions, month)?.version;
    expect(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2028-01'].map(of)).toEqual([0, 1, 4, 4, 3, 3]);
  });
});
