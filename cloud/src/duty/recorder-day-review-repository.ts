import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

type Time = { from: Date; until: Date | null };

// As with shifts, rows are locked in order, also those that are marked already, and a mark keeps its time. What a rule says of
// a day may hang on the day before and after, as with night shifts; on the next number of a sequence up to two days later.

/** Has the days of these recorders looked at again, as far as something is known of them. */
export async function reviewRecorderDays(
  tx: Transaction,
  times: readonly (Time & { recorderSerial: string })[],
): Promise<void> {
  if (times.length === 0) return;
  await markDays(
    tx,
    sql`
      select d.recorder_serial, d.day
      from json_to_recordset(${JSON.stringify(times)}::json)
          as t ("recorderSerial" text, "from" timestamptz, until timestamptz)
      join recorder_day d on d.recorder_serial = t."recorderSerial"
        and d.day >= ${localDate(sql`t."from"`)} - 1
        and d.day <= coalesce(${localDate(sql`t.until`)} + 1, 'infinity'::date)
    `,
  );
}

/**
 * Has the days looked at again of the recorders that these officers held in these times, or shortly before or after: a recording
 * that somebody began before he went on duty, or a file that is missing, may last for hours.
 */
export async function reviewRecorderDaysOfOfficers(
  tx: Transaction,
  times: readonly (Time & { badgeNo: string })[],
): Promise<void> {
  if (times.length === 0) return;
  await markDays(
    tx,
    sql`
      select d.recorder_serial, d.day
      from json_to_recordset(${JSON.stringify(times)}::json)
        as t ("badgeNo" text, "from" timestamptz, until timestamptz)
      cross join lateral (
        select recorder_serial, greatest(held_from, t."from" - interval '2 days') as "from",
          least(held_until, t.until + interval '2 days') as until
        from holding
        where badge_no = t."badgeNo" and coalesce(held_until, 'infinity') >= t."from" - interval '2 days'
          and held_from <= coalesce(t.until + interval '2 days', 'infinity')
        offset 0
      ) as held
      join recorder_day d on d.recorder_serial = held.recorder_serial
        and d.day >= ${localDate(sql`held."from"`)} - 1
        and d.day <= coalesce(${localDate(sql`held.until`)} + 1, 'infinity'::date)
    `,
  );
}

/** Something is known of these recorders at these times: their days are looked at, and those beside them again. */
export async function openRecorderDays(
  tx: Transaction,
  moments: readonly { recorderSerial: string; at: Date | string }[],
): Promise<void> {
  if (moments.length === 0) return;
  await holdRecorderDays(
    tx,
    moments.map(({ recorderSerial }) => recorderSerial),
  );
  // Those beside them come first: after the days themselves they would be locked out of order.
  await markDays(
    tx,
    sql`
      select d.recorder_serial, d.day
      from json_to_recordset(${JSON.stringify(moments)}::json) as t ("recorderSerial" text, at timestamptz)
      join recorder_day d on d.recorder_serial = t."recorderSerial"
        and d.day between ${localDate(sql`t.at`)} - 2 and ${localDate(sql`t.at`)} + 2
    `,
  );
  await sql`
    insert into recorder_day as d (recorder_serial, day, review_at)
    select distinct "recorderSerial", ${localDate(sql`at`)}, now()
    from json_to_recordset(${JSON.stringify(moments)}::json) as t ("recorderSerial" text, at timestamptz)
    order by 1, 2
    on conflict (recorder_serial, day) do update set review_at = least(d.review_at, now())
  `.execute(tx);
}

/**
 * Nobody else opens days of these recorders until this transaction ends: a day that two open at once, or two days beside each
 * other, would else be seen by neither as the other's. Who writes docks or footage of them takes it before: a recorder that was
 * docked at two stations would else have one intake wait for the other's dock, and that one for these days.
 */
export async function holdRecorderDays(tx: Transaction, recorderSerials: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtext('rollcall recorder days'), recorder)
    from (select distinct hashtext(serial) as recorder from unnest(${recorderSerials}::text[]) as serial order by 1) as r
  `.execute(tx);
}

async function markDays(tx: Transaction, days: RawBuilder<unknown>): Promise<void> {
  await sql`
    with concerned as (
      select recorder_serial, day, review_at from recorder_day
      where (recorder_serial, day) in (${days}) order by recorder_serial, day for update
    )
    update recorder_day d set review_at = now() from concerned c
    where d.recorder_serial = c.recorder_serial and d.day = c.day and (c.review_at is null or c.review_at > now())
  `.execute(tx);
}

function localDate(at: RawBuilder<unknown>): RawBuilder<string> {
  return sql`(${at} at time zone 'Asia/Shanghai')::date`;
}
