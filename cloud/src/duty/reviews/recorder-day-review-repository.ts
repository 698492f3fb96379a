import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';

type Time = { from: Date; until: Date | null };

// As with shifts: row locks are taken in order (recorder, day), also on rows that are marked already, and a mark keeps its time.
// The verdict on a day may depend on the days beside it, as with night shifts, and on the next sequence number up to two days later.

/** Marks the days of these recorders for review, where HQ knows anything of them. */
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
 * Marks the days of the recorders that these officers held in these times, or up to two days before or after: a recording, or a
 * missing file, may begin before the time and last for hours.
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

/** Notes that HQ knows something of these recorders at these times: inserts their days, and marks them and the days beside them. */
export async function openRecorderDays(
  tx: Transaction,
  moments: readonly { recorderSerial: string; at: Date | string }[],
): Promise<void> {
  if (moments.length === 0) return;
  await holdRecorderDays(
    tx,
    moments.map(({ recorderSerial }) => recorderSerial),
  );
  // Mark the range of days first, in order. Inserting first would lock a later day before an earlier one, out of order.
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
 * Locks the days of these recorders (advisory, exclusive, in order of the key) until this transaction ends: two transactions that
 * opened the same or neighbouring days at once would not see each other's rows.
 *
 * Take it after the duty lock and before writing docks or footage of these recorders. Otherwise, with a recorder that was docked at
 * two stations, one intake waits for the row of the other's dock, and the other waits for this lock: a deadlock.
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
