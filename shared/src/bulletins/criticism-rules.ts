import type { Metric, MetricValue } from '../metrics/formulas.ts';
import { compareKeys } from '../metrics/metrics.ts';
import { slipOf } from '../metrics/slips.ts';
import { localDateOf } from '../rules/local-date.ts';
import { betterOf, shareOf } from '../rules/metrics.ts';
import type { BulletinContent } from './content.ts';
import { groupBy } from './group-by.ts';
import type { BulletinInput, DecisionOfInput } from './input.ts';

type Criticism = BulletinContent['criticism']['persons'][number];
type UnitCriticism = BulletinContent['criticism']['units'][number];

/** A unit is asked for its answers from so many on. */
const fewestAnswers = 3;
/** So many falls in a row make a slip, and the first step below the median does: named is what counts more than the limit. */
const slipLimits = { falls: 2, below_median: 0, rises: 2, above_median: 0 };

/** A decision that may be published of a person. */
interface Nameable extends Omit<DecisionOfInput, 'persons' | 'appealWaits'> {
  person: string;
  seenAt: string;
}

/**
 * Of whom each decision may be published: he saw it early enough, and no appeal waits. The input has only confirmations of a
 * violation that stand, and that no earlier issue counted.
 */
export function nameable({ decisions, limits }: Pick<BulletinInput, 'decisions' | 'limits'>): Nameable[] {
  return decisions.flatMap(({ persons, appealWaits, ...decision }) =>
    persons.flatMap(({ person, seenAt }) =>
      !appealWaits && wasSeenInTime(seenAt, limits) ? [{ ...decision, person, seenAt }] : [],
    ),
  );
}

function wasSeenInTime(seenAt: string | null, { seenUntil }: BulletinInput['limits']): seenAt is string {
  return seenAt !== null && localDateOf(new Date(seenAt)) <= seenUntil;
}

/** Whom the rules propose to name. Each decision is cited once: by the case, else as a deletion, else among several. */
export function criticisedPersons(input: BulletinInput): Criticism[] {
  const byCase = criticisedByCase(input);
  const cited = new Set(byCase.flatMap(({ person, decisions }) => decisions.map((one) => citing(person, one))));
  const left = nameable(input).filter((one) => !cited.has(citing(one.person, one)));
  const deletions = left.filter(({ violationClass }) => violationClass === 'unauthorised_deletion');
  const others = left.filter(({ violationClass }) => violationClass !== 'unauthorised_deletion');
  return [
    ...byCase,
    ...byPerson('confirmed_deletion', deletions, 1),
    ...byPerson('repeated_findings', others, input.limits.criticismFindings),
  ];
}

const citing = (person: string, { findingId }: { findingId: string }) => `${person} ${findingId}`;

function criticisedByCase({ cases, limits }: BulletinInput): Criticism[] {
  return cases
    .filter(({ seenAt }) => wasSeenInTime(seenAt, limits))
    .filter(({ decisions }) => decisions.length === 0 || decisions.some(({ named }) => !named))
    .map(({ caseId, person, unitCode, violationClass, decisions }) => ({
      key: `named_by_case:${person}:${caseId}`,
      rule: 'named_by_case' as const,
      ...{ person, unitCode, violationClass },
      decisions: decisions.map(({ named: _, ...decision }) => decision),
      caseId,
    }))
    .sort((one, other) => comparePersons(one.person, other.person) || compareKeys(one.caseId, other.caseId));
}

function byPerson(rule: 'confirmed_deletion' | 'repeated_findings', found: Nameable[], atLeast: number): Criticism[] {
  return [...groupBy(found, ({ person }) => person)]
    .filter(([, of]) => of.length >= atLeast)
    .sort(([one], [other]) => comparePersons(one, other))
    .map(([person, unsorted]) => {
      const of = [...unsorted].sort(
        (one, other) => compareKeys(one.dutyDate, other.dutyDate) || compareKeys(one.findingId, other.findingId),
      );
      const classes = new Set(of.map(({ violationClass }) => violationClass));
      return {
        ...{ key: `${rule}:${person}`, rule, person, caseId: null },
        // The unit in which he was last found.
        unitCode: of.at(-1)?.unitCode ?? null,
        violationClass: classes.size === 1 ? ([...classes][0] ?? null) : null,
        decisions: of.map(({ findingId, kind, dutyDate, decidedAt, seenAt }) => ({
          ...{ findingId, kind, dutyDate, decidedAt, seenAt },
        })),
      };
    });
}

/** `p2` before `p10`. */
export function comparePersons(one: string, other: string): number {
  return Number(one.slice(1)) - Number(other.slice(1));
}

/** Units that the rules propose to name: what was counted is more than its limit. */
export function criticisedUnits(
  input: BulletinInput,
  answers: ReadonlyMap<string, MetricValue>,
  overdue: ReadonlyMap<string, number>,
): UnitCriticism[] {
  const named: UnitCriticism[] = [];
  for (const [unitCode, { numerator, denominator }] of answers) {
    if (denominator < fewestAnswers) continue;
    const counted = denominator - numerator;
    // Shares are fractions of whole numbers: a hair's breadth is none.
    const limit = denominator - Math.ceil(input.limits.criticismAnswerShare * denominator - 1e-9);
    if (counted > limit) named.push(unitEntry('answers_late', unitCode, { counted, limit, metric: 'answer' }));
  }
  for (const [unitCode, counted] of overdue) {
    if (counted > 0) named.push(unitEntry('rectification_overdue', unitCode, { counted, limit: 0, metric: null }));
  }
  for (const { metric, units } of input.series) {
    for (const [unitCode, points] of Object.entries(units)) {
      if (unitCode === '' || shareOf(points.at(-1) ?? { numerator: 0, denominator: 0 }) === null) continue;
      const slip = slipOf(points, betterOf(metric));
      if (slip === null) continue;
      const counted = points.slice(slip.since).filter((point) => shareOf(point) !== null).length;
      named.push(unitEntry('slips', unitCode, { counted, limit: slipLimits[slip.why], metric }));
    }
  }
  const order = ['answers_late', 'rectification_overdue', 'slips'];
  return named.sort(
    (one, other) =>
      order.indexOf(one.rule) - order.indexOf(other.rule) ||
      compareKeys(one.unitCode, other.unitCode) ||
      compareKeys(one.metric, other.metric),
  );
}

function unitEntry(
  rule: UnitCriticism['rule'],
  unitCode: string,
  { counted, limit, metric }: { counted: number; limit: number; metric: Metric | null },
): UnitCriticism {
  const key = rule === 'slips' ? `${rule}:${unitCode}:${metric}` : `${rule}:${unitCode}`;
  return { key, rule, unitCode, counted, limit, metric };
}
