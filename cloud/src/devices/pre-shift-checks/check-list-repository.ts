import type { SpareOutcome } from '@rollcall/shared/contract/pre-shift-check';
import { parametersSchema } from '@rollcall/shared/resources/parameters';
import type { CheckedItems, PreShiftCheckFilters } from '@rollcall/shared/resources/pre-shift-checks';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';
import { earliest, startOf } from './repository.ts';

interface FoundCheck {
  /** Of the check, or of the shift that has none. */
  id: string;
  skipped: boolean;
  at: Date;
  badge_no: string;
  recorder_serial: string;
  shift_id: string | null;
  duty_date: string;
  items: CheckedItems | null;
  charge_percent: number | null;
  passed: boolean | null;
  report_id: string | null;
  spare: SpareOutcome | null;
  spare_serial: string | null;
  station_id: string | null;
  told_at: Date | null;
}

/** Newest first. */
export const checkSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('c.at'), type: 'timestamptz' },
    { by: sql.ref('c.id'), type: 'uuid' },
  ],
};

const made = sql`
  select pre_shift_check_id as id, false as skipped, checked_at as at, badge_no, recorder_serial, shift_id,
    duty_date, items, charge_percent, passed, report_id, spare, spare_serial, station_id, told_at
  from pre_shift_check`;

/** Without a day, shifts of so long ago still stand among those without a check. */
const lookBack = sql`interval '60 days'`;

const skipped = (now: Date, day: string | undefined) => sql`
  select shift_id as id, true as skipped, starts_at as at, badge_no, recorder_serial, shift_id, duty_date,
    null::jsonb as items, null::smallint as charge_percent, null::boolean as passed, null::uuid as report_id,
    null::text as spare, null::text as spare_serial, null::text as station_id, null::timestamptz as told_at
  from ${shiftsWithRecorder(now)} as s
  where not checked
    and ${day === undefined ? sql`s.starts_at > ${now}::timestamptz - ${lookBack}` : sql`s.duty_date = ${day}::date`}`;

/** The parameter `preShiftCheckRequired`. */
const isListed = sql<SqlBool>`(
  coalesce((select parameters ->> 'preShiftCheckRequired' from parameter_version order by version desc limit 1),
    ${parametersSchema.parse({}).preShiftCheckRequired}) = 'listed'
)`;

/**
 * The shifts that began by `now` with a recorder in the officer's hands: whether the officer checked it before. Of several
 * recorders the one taken last counts; one that lies in a dock isn't in hands. A recorder that was taken as the spare for one
 * with a fault counts as checked. A check counts for the shift that it was made for, and for any shift of the next 12 hours if it
 * was made for none that is still on the roster. Two indexes of holdings serve it: of hours, and longer ones. Shifts of before the first check of all don't count: nobody was asked for any.
 */
function shiftsWithRecorder(now: Date): RawBuilder<unknown> {
  return sql`(
    select s.shift_id, s.starts_at, s.badge_no, h.recorder_serial, s.duty_date,
      exists (
        select from pre_shift_check c left join shift made_for on made_for.shift_id = c.shift_id
        where c.badge_no = s.badge_no and h.recorder_serial in (c.recorder_serial, c.spare_serial)
          and c.checked_at <= s.starts_at and c.checked_at >= s.starts_at - ${earliest}
          and (made_for.shift_id is null or made_for.shift_id = s.shift_id or made_for.cancelled_at is not null)
      ) as checked
    from shift s join duty_type d on d.duty_type = s.duty_type
    cross join lateral (
      select h.recorder_serial from (
        select recorder_serial, held_from from holding
        where badge_no = s.badge_no and held_until - held_from <= interval '48 hours' and held_until > s.starts_at
          and held_from <= s.starts_at and held_from > s.starts_at - interval '48 hours'
        union all
        select recorder_serial, held_from from holding
        where badge_no = s.badge_no and (held_until is null or held_until - held_from > interval '48 hours')
          and held_from <= s.starts_at and coalesce(held_until, 'infinity') > s.starts_at
      ) as h
      where (
        select coalesce(dock.undocked_at, 'infinity') <= s.starts_at from dock_session dock
        where dock.recorder_serial = h.recorder_serial and dock.docked_at <= s.starts_at
        order by dock.docked_at desc limit 1
      ) is not false
      order by h.held_from desc, h.recorder_serial limit 1
    ) as h
    where s.cancelled_at is null and d.recording_rule <> 'none' and s.starts_at <= ${now}::timestamptz
      and s.starts_at > (select min(checked_at) from pre_shift_check)
      and not exists (
        select from leave l where l.badge_no = s.badge_no and l.removed_at is null
          and l.starts_at <= s.starts_at and l.ends_at > s.starts_at)
  )`;
}

/** A later check of the same recorder and shift, or day, counts instead. */
const isSuperseded = sql<boolean>`(not c.skipped and exists (
  select from pre_shift_check later
  where later.recorder_serial = c.recorder_serial and later.duty_date = c.duty_date
    and later.shift_id is not distinct from c.shift_id and (later.checked_at, later.pre_shift_check_id) > (c.at, c.id)
))`;

export type StoredCheck = Awaited<ReturnType<ReturnType<typeof checksWith>['execute']>>[number];

/** Checks, and shifts that began without one as far as the parameters list them. */
export function checksWith(
  db: Database,
  filters: PreShiftCheckFilters,
  { dataScope, now }: { dataScope: DataScope; now: Date },
) {
  const { unitCode, day, recorderSerial, badgeNo, result, spare } = filters;
  const checks =
    filters.skipped === true
      ? skipped(now, day)
      : filters.skipped === false
        ? made
        : sql`${made} union all ${skipped(now, day)}`;
  let rows = db
    .selectFrom(sql<FoundCheck>`(${checks})`.as('c'))
    .leftJoin('officer as o', 'o.badge_no', 'c.badge_no')
    .leftJoin('unit as u', 'u.unit_code', 'o.unit_code')
    .leftJoin('shift as s', 's.shift_id', 'c.shift_id')
    .leftJoin('repair_report as p', 'p.report_id', 'c.report_id')
    .select([
      'c.id',
      'c.skipped',
      'c.at',
      'c.badge_no',
      'o.name as officer_name',
      'o.unit_code',
      'u.name as unit_name',
      'c.recorder_serial',
      'c.shift_id',
      's.starts_at',
      's.ends_at',
      's.post',
      'c.duty_date',
      'c.items',
      'c.charge_percent',
      'c.passed',
      'p.repair_ticket_id',
      'c.spare',
      'c.spare_serial',
      'c.station_id',
      'c.told_at',
      isSuperseded.as('superseded'),
    ])
    .where((where) => where.or([where('c.skipped', '=', false), isListed]))
    .where(inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('c.badge_no') }));
  if (unitCode !== undefined) rows = rows.where('o.unit_code', '=', unitCode);
  if (day !== undefined) rows = rows.where('c.duty_date', '=', day);
  if (recorderSerial !== undefined) rows = rows.where('c.recorder_serial', '=', recorderSerial);
  if (badgeNo !== undefined) rows = rows.where('c.badge_no', '=', badgeNo);
  if (result !== undefined) rows = rows.where('c.passed', '=', result === 'ok');
  if (spare !== undefined) rows = rows.where('c.spare', '=', spare).where(sql<SqlBool>`not ${isSuperseded}`);
  return rows;
}

export async function findCheckRow(db: Database, preShiftCheckId: string, now: Date, dataScope: DataScope) {
  return checksWith(db, { skipped: false }, { dataScope, now }).where('c.id', '=', preShiftCheckId).executeTakeFirst();
}

/** How many shifts began on these local dates with a recorder, and with how many of them it was checked before. */
export async function countShifts(
  db: Database,
  {
    from,
    to,
    unitCode,
    dataScope,
    now,
  }: { from: string; to: string; unitCode?: string | undefined; dataScope: DataScope; now: Date },
): Promise<{ shifts: number; checked: number }> {
  const { rows } = await sql<{ shifts: number; checked: number }>`
    select count(*)::int as shifts, (count(*) filter (where s.checked))::int as checked
    from ${shiftsWithRecorder(now)} as s join officer o on o.badge_no = s.badge_no
    where s.starts_at >= ${startOf(from)} and s.starts_at < ${startOf(to)} + interval '1 day'
      and ${inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('s.badge_no') })}
      and (${unitCode ?? null}::text is null or o.unit_code = ${unitCode ?? null})
  `.execute(db);
  return rows[0] ?? { shifts: 0, checked: 0 };
}

/** How many recorders were found faulty on that local date for which no spare was free. */
export async function countWithoutSpare(
  db: Database,
  { day, unitCode, dataScope, now }: { day: string; unitCode?: string | undefined; dataScope: DataScope; now: Date },
): Promise<number> {
  const rows = checksWith(db, { day, spare: 'none_free', skipped: false, unitCode }, { dataScope, now });
  const { count } = await db
    .selectFrom(rows.as('c'))
    .select((c) => c.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
