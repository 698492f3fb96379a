import type { LeaveKind } from '@rollcall/shared/http/leave';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { inSight, type Sight } from '../../db/sight.ts';

/** An officer who serves in a week, with what the week's days have beside shifts. */
export interface OfficerOfWeek {
  badgeNo: string;
  name: string;
  unitCode: string;
  /** Open findings by duty date. */
  findings: Record<string, number>;
  leaves: { leaveKind: LeaveKind; firstDay: string; lastDay: string }[];
}

/** By badge number. @param monday a local date */
export async function selectOfficersOfWeek(
  db: Database,
  monday: string,
  { sight, unitCode }: { sight: Sight; unitCode: string | undefined },
): Promise<OfficerOfWeek[]> {
  const sunday = addDays(monday, 6);
  const { rows } = await sql<OfficerOfWeek>`
    select o.badge_no as "badgeNo", o.name, o.unit_code as "unitCode",
      (
        select coalesce(json_object_agg(duty_date, count), '{}') from (
          select f.duty_date, count(*)::integer as count from finding f
          where f.badge_no = o.badge_no and f.state = 'open' and f.duty_date between ${monday} and ${sunday}
          group by f.duty_date
        ) as of_day
      ) as findings,
      (
        select coalesce(json_agg(json_build_object('leaveKind', l.leave_kind,
          'firstDay', (l.starts_at at time zone 'Asia/Shanghai')::date,
          'lastDay', ((l.ends_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date
        ) order by l.starts_at), '[]')
        from leave l
        where l.badge_no = o.badge_no and l.removed_at is null and l.ends_at > ${startOfLocalDate(monday)}
          and l.starts_at < ${startOfLocalDate(addDays(sunday, 1))}
      ) as leaves
    from officer o
    where (o.left_on is null or o.left_on > ${monday})
      and ${inSight(sight, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('o.badge_no') })}
      and ${unitCode === undefined ? sql`true` : sql`o.unit_code = ${unitCode}`}
    order by o.badge_no
  `.execute(db);
  return rows;
}
