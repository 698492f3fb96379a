import type { ProvinceRow } from '@rollcall/shared/resources/province';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { seenByRole } from '../seen-by.ts';

const localTime = (at: RawBuilder<unknown>) =>
  sql`to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS')`;

/**
 * Recordings of these local dates, `to` included, in the order of time, a day at a time. One without a time counts when it was
 * announced. The officer is whoever held the recorder when it began: names of files and recorders prove nothing.
 */
export async function* selectForProvince(
  db: Database,
  { from, to }: { from: string; to: string },
  dataScope: DataScope,
): AsyncGenerator<ProvinceRow> {
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const [begin, end] = [startOfLocalDate(day), startOfLocalDate(addDays(day, 1))];
    const { rows } = await sql<ProvinceRow>`
      select r.recording_id as wjbh, r.file_name as wjbm, ${localTime(sql`r.captured_at`)} as pssj, r.size_bytes as wjdx,
        round(r.duration_ms / 1000.0)::int as wjsc,
        case r.kind when 'video' then 0 when 'audio' then 1 when 'image' then 2 when 'text' then 3 else 4 end as wjlx,
        r.device_marked::int as bzlx, o.badge_no as jybh, o.name as jy_xm, u.unit_code as jgdm, u.name as dwmc,
        r.recorder_serial as cpxh, r.station_id as gzz_xh, ${localTime(sql`r.announced_at`)} as scsj
      from (
        select * from recording r
        where coalesce(r.captured_at, '-infinity') >= ${begin} and coalesce(r.captured_at, '-infinity') < ${end}
        union all
        select * from recording r where r.captured_at is null and r.announced_at >= ${begin} and r.announced_at < ${end}
      ) as r
      join station s on s.station_id = r.station_id
      left join recorder k on k.recorder_serial = r.recorder_serial
      left join lateral (
        select case when coalesce(h.held_until, 'infinity') > r.captured_at then h.badge_no end as badge_no
        from holding h where h.recorder_serial = r.recorder_serial and h.held_from <= r.captured_at
        order by h.held_from desc limit 1
      ) as held on true
      left join officer o on o.badge_no = held.badge_no
      left join leadership own on own.badge_no = o.badge_no and tstzrange(own.led_from, own.led_until) @> r.captured_at
      join unit u on u.unit_code = coalesce(own.unit_code, o.unit_code, k.unit_code, s.unit_code)
      where ${seenByRole({ dataScope })}
      order by coalesce(r.captured_at, r.announced_at), r.recording_id
    `.execute(db);
    yield* rows;
  }
}
