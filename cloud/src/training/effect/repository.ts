import type { ViolationClass } from '@rollcall/shared/http/findings';
import { sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { hasAttended } from '../../duty/session-attendance.ts';
import { violationsWithEarlier } from '../../findings/re-offences/with-earlier.ts';
import { classInSession } from '../../findings/standing-decision.ts';

/** Undefined when neither it nor anybody who must attend is in sight. */
export async function findSessionDay(
  db: Database,
  sessionId: string,
  dataScope: DataScope,
): Promise<string | undefined> {
  const seen = (unitCode: string) => inScope(dataScope, { unitCode: sql.ref(unitCode), badgeNo: sql`null` });
  const { rows } = await sql<{ day: string }>`
    select local_day(s.starts_at) as day from training_session s
    where s.session_id = ${sessionId} and (${seen('s.unit_code')} or exists (
      select from training_attendance a where a.session_id = s.session_id and ${seen('a.unit_code')}
    ))
  `.execute(db);
  return rows[0]?.day;
}

export interface Period {
  from: string;
  to: string;
}

interface CountedUnit {
  violationClass: ViolationClass;
  unitCode: string;
  unitName: string;
  before: number;
  after: number;
  afterByAttendees: number;
  reOffences: number;
}

/** Of each violation of the session and each unit of those who must attend: what was confirmed of them, once a person. */
export async function countAround(
  db: Database,
  sessionId: string,
  {
    before,
    after,
    reOffenceDays,
    dataScope,
  }: { before: Period; after: Period; reOffenceDays: number; dataScope: DataScope },
): Promise<CountedUnit[]> {
  const within = ({ from, to }: Period) => sql`v.duty_date between ${from} and ${to}`;
  const { rows } = await sql<CountedUnit>`
    with violation as materialized (
      select v.*, v.earlier_finding_id is not null as again from (${violationsWithEarlier(reOffenceDays)}) as v
      where (${within(before)} or ${within(after)}) and ${inScope(dataScope, { unitCode: sql`v.unit_code`, badgeNo: sql`v.badge_no` })}
    )
    select c.violation_class as "violationClass", a.unit_code as "unitCode", u.name as "unitName",
      count(v.finding_id) filter (where ${within(before)}) as before, count(v.finding_id) filter (where ${within(after)}) as after,
      count(v.finding_id) filter (where ${within(after)} and ${hasAttended()}) as "afterByAttendees",
      count(v.finding_id) filter (where ${within(after)} and v.again) as "reOffences"
    from training_session s
    cross join lateral unnest(s.violation_classes) with ordinality as c (violation_class, place)
    join training_attendance a using (session_id) join unit u on u.unit_code = a.unit_code
    left join violation v on v.badge_no = a.badge_no and ${classInSession('v')} = c.violation_class
    where s.session_id = ${sessionId} and ${inScope(dataScope, { unitCode: sql`a.unit_code`, badgeNo: sql`a.badge_no` })}
    group by c.place, c.violation_class, a.unit_code, u.name
    order by c.place, a.unit_code
  `.execute(db);
  return rows;
}
