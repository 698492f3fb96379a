import type { CoverageTotals, SegmentReason, SegmentState } from '@rollcall/shared/http/coverage';
import type { RulesEdition } from '@rollcall/shared/http/findings';
import type { Parameters } from '@rollcall/shared/resources/parameters';
import { lengthBetween } from '@rollcall/shared/rules/lengths';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../db/data-scope.ts';
import type { Database, Transaction } from '../db/database.ts';
import type { TimeRange } from '../db/time-range.ts';
import { noTotals } from '../duty/shifts/not-yet-repository.ts';
import { editionOfShift, excuses, requirement } from '../duty/shifts/required-time.ts';
import type { CoveredShift, Segment } from './covered-shift.ts';
import { faultsOfHeld, outageExplainsUntil, outageOfUnit } from './excuse-repository.ts';
import { damagedInShift, footageOfShift, heldInShift, uninspectedOfShift } from './footage-repository.ts';

/**
 * `overlapping`: shifts that aren't cancelled and overlap a time; of one unit if `unitCode` is given. `part`: only those of about one
 * in `of` officers, counted from 0; all parts together are all shifts.
 */
export type WhichShifts =
  | { shiftIds: readonly string[] }
  | {
      overlapping: { from: Date; to: Date };
      unitCode?: string | undefined;
      dataScope: DataScope;
      part?: { index: number; of: number };
    };

export interface CoverageOptions {
  /** The moment of the look: what HQ learned later doesn't count, and what is due later isn't due yet. */
  asOf: Date;
  parameters: Parameters;
}

/**
 * Computes the coverage of these shifts, in no order: what had to be recorded, what was, what is missing and why, and what isn't due
 * yet. The only place that computes the coverage of shifts.
 *
 * A moment is recorded when the officer held a recorder then and its footage covers the moment. Holes up to the join tolerance count
 * as recorded. A moment that only uninspected footage covers is neither recorded nor missing. A moment is due at the import
 * deadline, or earlier, once the cards of all recorders that the officer held then were collected after he last held them in this
 * shift.
 */
export async function selectCoverage(
  db: Database | Transaction,
  which: WhichShifts,
  options: CoverageOptions,
): Promise<CoveredShift[]> {
  const { rows } = await coverageQuery(which, options).execute(db);
  return rows.map((row) => {
    const {
      recorded,
      uninspected,
      unexplained,
      fault,
      explained,
      stationOut,
      notYetImported,
      notYetDue,
      onBreak,
      exempted,
      ...shift
    } = row;
    const segments = [
      ...segmentsOf(recorded, 'recorded', null),
      ...segmentsOf(uninspected, 'not_inspected', null),
      ...segmentsOf(unexplained, 'missing', 'unexplained'),
      ...segmentsOf(fault, 'missing', 'fault_ticket'),
      ...segmentsOf(explained, 'missing', 'explanation'),
      ...segmentsOf(stationOut, 'missing', 'station_outage'),
      ...segmentsOf(notYetImported, 'not_yet_due', 'not_yet_imported'),
      ...segmentsOf(notYetDue, 'not_yet_due', null),
      ...segmentsOf(onBreak, 'exempt', 'break'),
      ...segmentsOf(exempted, 'exempt', 'exemption'),
    ].sort((one, other) => one.from.getTime() - other.from.getTime());
    return { ...shift, segments, totals: totalsOf(segments, shift.rulesEdition) };
  });
}

/** How a shift's time divides: each part of it lies in exactly one of these. Null: none. */
interface CoverageTimes {
  recorded: TimeRange[];
  uninspected: TimeRange[];
  unexplained: TimeRange[] | null;
  fault: TimeRange[] | null;
  explained: TimeRange[] | null;
  stationOut: TimeRange[] | null;
  notYetImported: TimeRange[] | null;
  notYetDue: TimeRange[] | null;
  onBreak: TimeRange[];
  exempted: TimeRange[];
}

type CoverageRow = Omit<CoveredShift, 'segments' | 'totals'> & CoverageTimes;

function segmentsOf(times: TimeRange[] | null, state: SegmentState, reason: SegmentReason | null): Segment[] {
  return (times ?? []).map(({ from, to }) => ({ state, reason, from, to }));
}

/** In whole seconds, so that sums of shifts add up wherever they are shown. */
export function totalsOf(segments: readonly Segment[], rulesEdition: RulesEdition): CoverageTotals {
  const totals = { ...noTotals };
  for (const { state, reason, from, to } of segments) {
    const ms = lengthBetween(from.getTime(), to.getTime());
    totals[state === 'not_yet_due' && reason === null ? 'notYetMs' : totalOf[state]] += ms;
    if (state !== 'exempt') totals.requiredMs += ms;
    if (state === 'missing' && reason !== 'unexplained') totals.explainedMs += ms;
  }
  if (rulesEdition === 2) totals.leftOutMs = totals.explainedMs;
  return totals;
}

const totalOf = {
  recorded: 'recordedMs',
  not_inspected: 'uninspectedMs',
  missing: 'missingMs',
  not_yet_due: 'pendingMs',
  exempt: 'exemptMs',
} as const satisfies Record<SegmentState, keyof CoverageTotals>;

/**
 * The query behind `selectCoverage`, exported so that its plan can be inspected. Most shifts have all their footage, so it finds what
 * is missing first, and looks for the reason only where something is.
 *
 * `offset 0` and `materialized` make Postgres compute a part once, instead of once per use or per row.
 */
export function coverageQuery(which: WhichShifts, { asOf, parameters }: CoverageOptions): RawBuilder<CoverageRow> {
  const now = sql`${asOf}::timestamptz`;
  const tolerance = sql`${parameters.joinToleranceMs} * interval '1 millisecond'`;
  const importDeadline = sql`${parameters.importDeadlineHours} * interval '1 hour'`;
  return sql<CoverageRow>`
    with w as materialized (
      select s.*, t.name as duty_type_name, t.recording_rule, o.name as officer_name, o.kind as officer_kind,
        o.unit_code, s.ends_at + ${importDeadline} as due_at
      from shift s join duty_type t using (duty_type) join officer o using (badge_no)
      where ${whereShift(which)}
      -- What an officer held and filmed lies together: of many shifts each page is read once.
      order by s.badge_no, s.starts_at
    ),
    excuse as materialized (${excuses})
    select w.shift_id as "shiftId", w.badge_no as "badgeNo", w.officer_name as "officerName",
      w.officer_kind as "officerKind", w.unit_code as "unitCode",
      w.starts_at as "startsAt", w.ends_at as "endsAt", w.duty_date as "dutyDate", w.duty_type as "dutyType",
      w.duty_type_name as "dutyTypeName", ${editionOfShift} as "rulesEdition", w.recording_rule as "recordingRule", w.post, w.due_at as "dueAt",
      required - holes as recorded, holes - gaps as uninspected, missing - fault - explained - station_out as unexplained,
      fault, explained, station_out as "stationOut",
      pending * past as "notYetImported", pending - past as "notYetDue",
      asked * off as "onBreak", (asked - off) * exempt as exempted,
      case when footage.has_uncounted and not isempty(asked) then (${damagedInShift(now)}) else 0 end as "damagedRecordings",
      coalesce(footage.last_told_at > w.due_at, false) as "footageAfterDue",
      least(footage.changes_at, doubt.changes_at, why.changes_at) as "changesAt"
    from w
    left join excuse using (shift_id)
    cross join lateral (${footageOfShift({ now, tolerance })}) as footage
    cross join lateral (
      select *, case when required <@ covered then '{}' else (${holesIn(sql`required - covered`, tolerance)}) end as holes
      from (
        select asked, off, exempt, asked - off - exempt as required, coalesce(footage.covered, '{}') as covered
        from (${requirement}) as ask
      ) as requirement
      offset 0
    ) as gap
    left join lateral (
      select (${holesIn(sql`holes - uninspected`, tolerance)}) as still, changes_at
      from (${uninspectedOfShift(now)}) as clips
      where footage.has_uncounted and not isempty(holes)
      offset 0
    ) as doubt on true
    cross join lateral (select coalesce(doubt.still, holes) as gaps offset 0) as sure
    left join lateral (${whyMissing({ now, importDeadline })}) as why on true
  `;
}

/** The parts of a multirange that are longer than the tolerance. */
function holesIn(times: RawBuilder<unknown>, tolerance: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select coalesce(range_agg(hole), '{}') from unnest(${times}) as hole where upper(hole) - lower(hole) > ${tolerance}
  `;
}

/** For shift `w` with `gaps` in `required`: which gaps are pending, and why the others are missing. */
function whyMissing({ now, importDeadline }: { now: RawBuilder<unknown>; importDeadline: RawBuilder<unknown> }) {
  return sql`
    select missing, fault, explained, pending, past, station_out,
      least(
        card_changes_at, case when not isempty(pending) then w.due_at end,
        case when not isempty((missing - fault - explained) * undocked) and outage_until > ${now} and outage_until < 'infinity'
          then outage_until end
      ) as changes_at
    from (${outageOfUnit}) as outage
    cross join lateral (select ${outageExplainsUntil(importDeadline)} as outage_until offset 0) as outage_end
    cross join lateral (
      select coalesce(range_agg(time), '{}') as time, min(card.changes_at) as card_changes_at,
        coalesce(range_agg(time) filter (where card.due_at is null), '{}') as time_not_due,
        coalesce(range_agg(tstzmultirange(time) * fault.times)
          - coalesce(range_agg(tstzmultirange(time) - coalesce(fault.times, '{}')), '{}'), '{}') as broken
      from (select *, tstzrange(held_from, held_until) as time from (${heldInShift}) as stretch) as h
      cross join lateral (${faultsOfHeld}) as fault
      cross join lateral (
        select min(at) filter (where at <= ${now}) as due_at, min(at) filter (where at > ${now}) as changes_at
        from dock_session, lateral (select greatest(collected_at, docked_at)::timestamptz(3) as at) as collected
        where recorder_serial = h.recorder_serial and docked_at >= h.held_until and docked_at < w.due_at
          and collected_at is not null and (w.due_at > ${now} or outage_until > ${now})
      ) as card
    ) as held
    cross join lateral (
      -- What no dock made due: it is at the deadline, and what an outage then explains.
      select case when w.due_at > ${now} or outage_until > ${now} then required - held.time + time_not_due else '{}' end
          as undocked
      offset 0
    ) as dock
    cross join lateral (
      select case when w.due_at > ${now} then gaps * undocked else '{}' end as pending,
        tstzmultirange(tstzrange('-infinity', ${now})) as past
      offset 0
    ) as due
    cross join lateral (
      select gaps - pending as missing, (gaps - pending) * broken as fault,
        (gaps - pending - broken) * coalesce(excuse.explanations, '{}') as explained
      offset 0
    ) as told
    cross join lateral (
      select case when outage_until > ${now} then (missing - fault - explained) * undocked else '{}' end as station_out
      offset 0
    ) as out
    where not isempty(gaps)
    offset 0
  `;
}

function whereShift(which: WhichShifts): RawBuilder<SqlBool> {
  if ('shiftIds' in which) return sql`s.shift_id = any(${which.shiftIds}::uuid[])`;
  const { overlapping, unitCode, dataScope, part } = which;
  // No shift lasts longer than 48 hours.
  return sql`s.cancelled_at is null and s.starts_at < ${overlapping.to}
    and s.starts_at > ${overlapping.from}::timestamptz - interval '48 hours' and s.ends_at > ${overlapping.from}
    and ${unitCode === undefined ? sql`true` : sql`o.unit_code = ${unitCode}`}
    and ${part === undefined ? sql`true` : sql`ascii(right(s.badge_no, 1)) % ${part.of}::integer = ${part.index}`}
    and ${inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('s.badge_no') })}`;
}
