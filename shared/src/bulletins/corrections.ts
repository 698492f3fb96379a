import { type Metric, type MetricValue, metrics } from '../metrics/formulas.ts';
import { compareKeys } from '../metrics/metrics.ts';
import type { BulletinContent } from './content.ts';
import type { BulletinInput, EarlierIssue, MovedRow, NamedBefore } from './input.ts';
import { add, columnsOf, nothing, partsOf, totalOf, valueOfRow } from './input-values.ts';

type Correction = BulletinContent['corrections'][number];
type Cleared = BulletinContent['cleared'][number];

/** Where the figures of earlier issues come out otherwise now than they, or the last correction of them, say. */
export function correctionsOf({ earlier }: Pick<BulletinInput, 'earlier'>): Correction[] {
  return earlier.flatMap((issue) => {
    const units = unitsOf(issue);
    return [null, ...units].flatMap((unitCode) =>
      metrics.flatMap((metric) => correctionOf(issue, metric, unitCode) ?? []),
    );
  });
}

const unitColumn = columnsOf('staff').indexOf('unitCode');

function unitsOf({ figures, moved }: EarlierIssue): string[] {
  const ofRows = Object.values(moved).flatMap((pairs) =>
    pairs.flatMap((pair) => pair.flatMap((row) => (row?.[unitColumn] == null ? [] : [String(row[unitColumn])]))),
  );
  return [...new Set([...Object.keys(figures).filter((code) => code !== ''), ...ofRows])].sort(compareKeys);
}

function correctionOf(earlier: EarlierIssue, metric: Metric, unitCode: string | null): Correction | null {
  const { issue, period, figures, corrected } = earlier;
  const original = (unitCode === null ? totalOf(figures) : (figures[unitCode] ?? {}))[metric] ?? nothing;
  const said = corrected.filter((one) => one.metric === metric && one.unitCode === unitCode).at(-1)?.value ?? original;
  const { is, why, onlyCameDue } = recount(earlier, metric, unitCode, original);
  if (is.numerator === said.numerator && is.denominator === said.denominator) return null;
  if (onlyCameDue && isSameShare(is, said)) return null;
  return { issue, period, metric, unitCode, was: { ...said }, is, why };
}

/** The figure by the rows of now, and how many of them aren't what they were. */
function recount(
  { moved }: EarlierIssue,
  metric: Metric,
  unitCode: string | null,
  original: MetricValue,
): { is: MetricValue; why: Correction['why']; onlyCameDue: boolean } {
  const why = { added: 0, removed: 0, changed: 0 };
  let is: MetricValue = { ...original };
  let onlyCameDue = true;
  for (const part of partsOf(metric)) {
    for (const pair of moved[part.of] ?? []) {
      const [was, now] = within(pair, unitCode);
      const before = was ? valueOfRow(part, was) : nothing;
      const after = now ? valueOfRow(part, now) : nothing;
      if (before.numerator === after.numerator && before.denominator === after.denominator) continue;
      is = {
        numerator: is.numerator + after.numerator - before.numerator,
        denominator: is.denominator + after.denominator - before.denominator,
      };
      why[was ? (now ? 'changed' : 'removed') : 'added'] += 1;
      onlyCameDue &&= was !== null && now !== null && before.denominator === 0 && before.numerator === 0;
    }
  }
  return { is, why, onlyCameDue };
}

function within([was, is]: MovedRow, unitCode: string | null): MovedRow {
  if (unitCode === null) return [was, is];
  const inUnit = (row: MovedRow[number]) => (row?.[unitColumn] === unitCode ? row : null);
  return [inUnit(was), inUnit(is)];
}

function isSameShare(one: MetricValue, other: MetricValue): boolean {
  if (one.denominator === 0 || other.denominator === 0) return one.denominator === other.denominator;
  return BigInt(one.numerator) * BigInt(other.denominator) === BigInt(other.numerator) * BigInt(one.denominator);
}

/** Whom earlier issues named, and what doesn't carry it any more. */
export function clearedOf({ namedBefore, limits }: Pick<BulletinInput, 'namedBefore' | 'limits'>): Cleared[] {
  return namedBefore.flatMap((named) => {
    const why = whyCleared(named, limits.criticismFindings);
    if (why === null) return [];
    const { issue, key, rule, person, unitCode } = named;
    return [{ issue, key, rule, person, unitCode, why }];
  });
}

function whyCleared({ rule, decisions, case: ofCase }: NamedBefore, criticismFindings: number): Cleared['why'] | null {
  if (rule === 'named_by_case') return ofCase;
  const fallen = decisions.filter((why) => why !== null);
  const standing = decisions.length - fallen.length;
  if (fallen.length === 0 || standing >= (rule === 'repeated_findings' ? criticismFindings : 1)) return null;
  return fallen[0] ?? null;
}

export function sumOf(values: readonly MetricValue[]): MetricValue {
  return values.reduce(add, { ...nothing });
}
