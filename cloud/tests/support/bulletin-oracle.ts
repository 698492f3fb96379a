import type { Metric, MetricValue } from '@rollcall/shared/metrics/formulas';
import type pg from 'pg';
import { metricsByHand } from './metrics-oracle.ts';

// The numbers of a bulletin from the raw tables, thing by thing and minute by minute, as the requirements say them. It shares no code
// with the product, and no SQL but `select *`. It knows continuous duty whose deadlines are over, and officers who stay in their units.

type Row = Record<string, unknown>;

const minuteMs = 60_000;
const ms = (value: unknown) => (value instanceof Date ? value.getTime() : Number.POSITIVE_INFINITY);
const localDate = (value: unknown) => new Date(ms(value) + 8 * 3_600_000).toISOString().slice(0, 10);

type Values = Map<string, Partial<Record<Metric, MetricValue>>>;

export interface ByHand {
  /** By unit code. */
  units: Values;
  /** By campaign: coverage and must_record alone. */
  campaigns: Values;
  /** `class kind unit told open confirmed excused unfounded`, sorted. */
  problems: string[];
  /** By unit: ordered, done, overdue. */
  rectifications: Record<string, [number, number, number]>;
  inspections: { done: number; faults: number };
}

/** What there is of [from, to), local dates, as known at `asOf`. @param importMs how long after duty files are due */
export async function countByHand(
  client: pg.Client,
  { from, to, asOf, importMs }: { from: string; to: string; asOf: Date; importMs: number },
): Promise<ByHand> {
  const all = async (table: string): Promise<Row[]> => (await client.query(`select * from ${table}`)).rows;
  const [shifts, holdings, recordings, exemptions] = [
    ...[await all('shift'), await all('holding'), await all('recording'), await all('exemption')],
  ] as [Row[], Row[], Row[], Row[]];
  const [officers, recorders, tickets] = [await all('officer'), await all('recorder'), await all('repair_ticket')];
  const [activities, takers] = [await all('activity'), await all('activity_officer')];
  const inPeriod = (day: string) => day >= from && day < to;
  const unitOf = (badgeNo: unknown) => String(officers.find((one) => one.badge_no === badgeNo)?.unit_code);

  const units: Values = await metricsByHand(client, { from, to, asOf, importMs });
  const campaigns: Values = new Map();
  function add(sums: Values, key: unknown, metric: Metric, numerator: number, denominator: number): void {
    if (key === null || key === undefined) return;
    const of = sums.get(String(key)) ?? {};
    sums.set(String(key), of);
    const value = of[metric] ?? { numerator: 0, denominator: 0 };
    of[metric] = { numerator: value.numerator + numerator, denominator: value.denominator + denominator };
  }

  // Issue and spares: at the end of the period.
  const end = Date.parse(`${to}T00:00:00+08:00`);
  for (const { unit_code: unit } of officers) add(units, unit, 'issue', 0, 1);
  const working = new Map<unknown, number>();
  for (const recorder of recorders) {
    const broken = tickets.some(
      (t) => t.recorder_serial === recorder.recorder_serial && ms(t.reported_at) <= end && !(ms(t.closed_at) <= end),
    );
    if (broken) continue;
    working.set(recorder.unit_code, (working.get(recorder.unit_code) ?? 0) + 1);
    add(units, recorder.unit_code, 'spares', recorder.spare ? 1 : 0, recorder.spare ? 0 : 1);
  }
  // More than its staff of a unit's recorders don't count.
  for (const [unit, count] of working) {
    const staff = officers.filter(({ unit_code }) => unit_code === unit).length;
    add(units, unit, 'issue', Math.min(count, staff), 0);
  }

  // Coverage: minute by minute.
  const isRecorded = (badgeNo: unknown, at: number) =>
    recordings.some(
      (r) =>
        ms(r.announced_at) <= asOf.getTime() &&
        ms(r.captured_at) <= at &&
        ms(r.captured_until) >= at + minuteMs &&
        holdings.some(
          (h) =>
            h.recorder_serial === r.recorder_serial &&
            h.badge_no === badgeNo &&
            ms(h.held_from) <= at &&
            ms(h.held_until) > at,
        ),
    );
  const isExempt = (badgeNo: unknown, at: number) =>
    exemptions.some(
      (e) => e.badge_no === badgeNo && e.state === 'approved' && ms(e.starts_at) <= at && ms(e.ends_at) > at,
    );
  for (const shift of shifts) {
    if (shift.cancelled_at !== null || !inPeriod(localDate(shift.starts_at))) continue;
    let [recorded, due] = [0, 0];
    for (let at = ms(shift.starts_at); at < ms(shift.ends_at); at += minuteMs) {
      if (isExempt(shift.badge_no, at)) continue;
      due += minuteMs;
      if (isRecorded(shift.badge_no, at)) recorded += minuteMs;
    }
    add(units, unitOf(shift.badge_no), 'coverage', recorded, due);
    add(campaigns, shift.campaign_id, 'coverage', recorded, due);
  }

  for (const activity of activities) {
    if (!activity.required || activity.withdrawn_at !== null || !inPeriod(localDate(activity.starts_at))) continue;
    const badgeNo = takers.find((one) => one.activity_id === activity.activity_id)?.badge_no;
    let whole = true;
    const last = ms(activity.ends_at) + Number(activity.lag_ms);
    for (let at = ms(activity.starts_at) - Number(activity.lead_ms); at < last; at += minuteMs) {
      whole &&= isRecorded(badgeNo, at);
    }
    add(units, unitOf(badgeNo), 'must_record', whole ? 1 : 0, 1);
    add(campaigns, activity.campaign_id, 'must_record', whole ? 1 : 0, 1);
  }

  // Spot checks: what was drawn, or took the place of what was skipped.
  const [draws, items, skips] = [await all('draw'), await all('draw_item'), await all('draw_skip')];
  const [reviews, checked] = [await all('review'), await all('check_item')];
  for (const drawn of items.filter(({ place }) => place !== null)) {
    const draw = draws.find((one) => one.draw === drawn.draw);
    if (!draw || !(ms(draw.finished_at) <= asOf.getTime()) || !inPeriod(localDate(draw.finished_at))) continue;
    let item = drawn.item;
    for (;;) {
      const skip = skips.find((one) => one.draw === drawn.draw && one.item === item && one.state === 'agreed');
      if (!skip || skip.follower === null) break;
      item = skip.follower;
    }
    const done = reviews.filter(
      (one) => one.item === item && one.state === 'done' && ms(one.done_at) <= asOf.getTime(),
    );
    const unit = checked.find((one) => one.item === item)?.unit_code;
    if (drawn.why === 'ratio') add(units, unit, 'spot_check', done.length > 0 ? 1 : 0, 1);
    if (done.length > 0) add(units, unit, 'pass', done.some(({ outcome }) => outcome === 'pass') ? 1 : 0, 1);
  }

  const findings = await all('finding');
  const decisions = await all('finding_decision');
  const orders = await all('rectification');
  const told = findings.filter((f) => inPeriod(localDate(f.told_at)) && ms(f.told_at) <= asOf.getTime());
  return {
    ...{ units, campaigns, problems: problemsOf(told, decisions) },
    rectifications: rectificationsOf(orders, findings),
    inspections: inspectionsOf(await all('field_inspection')),
  };

  function rectificationsOf(given: Row[], of: Row[]): ByHand['rectifications'] {
    const counts: ByHand['rectifications'] = {};
    for (const order of given) {
      const unit = String(of.find((f) => f.finding_id === order.finding_id)?.unit_code);
      const ordered = inPeriod(localDate(order.ordered_at)) ? 1 : 0;
      const done = order.state === 'passed' && inPeriod(localDate(order.settled_at)) ? 1 : 0;
      const overdue = order.state === 'ordered' && String(order.due_on) < localDate(asOf) ? 1 : 0;
      if (ordered + done + overdue === 0) continue;
      const [a, b, c] = counts[unit] ?? [0, 0, 0];
      counts[unit] = [a + ordered, b + done, c + overdue];
    }
    return counts;
  }

  function inspectionsOf(rows: Row[]): ByHand['inspections'] {
    const own = rows.filter((one) => one.withdrawn_at === null && inPeriod(localDate(one.inspected_at)));
    return { done: own.length, faults: own.filter(({ faulty }) => faulty).length };
  }
}

function problemsOf(told: readonly Row[], decisions: readonly Row[]): string[] {
  const counts = new Map<string, number[]>();
  for (const finding of told) {
    const decision = decisions.find((one) => one.finding_id === finding.finding_id);
    const standing = ['open', 'confirmed', 'excused', 'unfounded'].indexOf(
      finding.handling === 'confirmed' || finding.handling === 'rectifying'
        ? 'confirmed'
        : finding.handling === 'excused'
          ? 'excused'
          : finding.handling === 'told'
            ? 'open'
            : 'unfounded',
    );
    const violation = standing === 1 ? decision?.violation_class : 'improper_use';
    const key = `${violation} ${finding.kind} ${finding.unit_code}`;
    const count = counts.get(key) ?? [0, 0, 0, 0, 0];
    count[0] = (count[0] ?? 0) + 1;
    count[standing + 1] = (count[standing + 1] ?? 0) + 1;
    counts.set(key, count);
  }
  return [...counts].map(([key, count]) => `${key} ${count.join(' ')}`).sort();
}
