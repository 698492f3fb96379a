import type { ViolationClass } from '@rollcall/shared/http/findings';
import type { ReOffenceFilters, ReOffenceRow, Taught } from '@rollcall/shared/resources/re-offences';
import { type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { expectedIn, hasAttended } from '../../duty/session-attendance.ts';
import type { Sort } from '../../http/keyset.ts';
import { classInSession } from '../standing-decision.ts';
import { violationsWithEarlier } from './with-earlier.ts';

export interface FoundReOffence {
  finding_id: string;
  badge_no: string;
  officer_name: string;
  unit_code: string;
  unit_name: string;
  violation_class: ViolationClass;
  kind: ReOffenceRow['kind'];
  duty_date: string;
  confirmed_at: Date;
  earlier_finding_id: string;
  earlier_duty_date: string;
  earlier_confirmed_at: Date;
  taught: Taught;
  session_id: string | null;
  session_topic: string | null;
}

/** The latest duty first. */
export const reOffenceSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('r.duty_date'), type: 'date' },
    { by: sql.ref('r.finding_id'), type: 'uuid' },
    { by: sql.ref('r.badge_no'), type: 'text' },
  ],
};

export function reOffencesWith(
  db: Database,
  filters: ReOffenceFilters,
  { dataScope, reOffenceDays }: { dataScope: DataScope; reOffenceDays: number },
) {
  const { from, to, unitCode, badgeNo, violationClass, taught, sessionId, sessionUnit } = filters;
  const conditions = [
    inScope(dataScope, { unitCode: sql`r.unit_code`, badgeNo: sql`r.badge_no` }),
    ...(from ? [sql<SqlBool>`r.duty_date >= ${from}`] : []),
    ...(to ? [sql<SqlBool>`r.duty_date <= ${to}`] : []),
    ...(unitCode ? [sql<SqlBool>`r.unit_code = ${unitCode}`] : []),
    ...(badgeNo ? [sql<SqlBool>`r.badge_no = ${badgeNo}`] : []),
    ...(violationClass ? [isOfClass(violationClass, sessionId)] : []),
    ...(taught ? [sql<SqlBool>`r.taught = ${taught}`] : []),
    ...(sessionId ? [sql<SqlBool>`r.badge_no in (${expectedIn({ sessionId, sessionUnit })})`] : []),
  ];
  return db
    .selectFrom(reOffences(reOffenceDays).as('r'))
    .selectAll('r')
    .where(sql<SqlBool>`${sql.join(conditions, sql` and `)}`);
}

/** Opened from a session it is the violation that the session counts it under. */
const isOfClass = (violationClass: ViolationClass, sessionId: string | undefined) =>
  sessionId === undefined
    ? sql<SqlBool>`r.violation_class = ${violationClass}`
    : sql<SqlBool>`exists (
        select from training_session s where s.session_id = ${sessionId} and ${classInSession('r')} = ${violationClass}
      )`;

/** The last session in between is the last one about that violation that he had to attend. */
const reOffences = (reOffenceDays: number) => sql<FoundReOffence>`(
  select v.*, o.name as officer_name, u.name as unit_name, t.session_id, t.topic as session_topic,
    case when t.session_id is null then 'not_taught' when t.attended then 'attended' else 'missed' end as taught
  from (${violationsWithEarlier(reOffenceDays)}) as v
  join officer o using (badge_no) join unit u on u.unit_code = v.unit_code
  left join lateral (
    select s.session_id, s.topic, ${hasAttended(sql`v.duty_date`)} as attended
    from training_attendance a join training_session s using (session_id)
    where a.badge_no = v.badge_no and s.state <> 'cancelled' and ${classInSession('v')} = any (s.violation_classes)
      and local_day(s.starts_at) >= local_day(v.earlier_confirmed_at) and local_day(s.starts_at) < v.duty_date
    order by s.starts_at desc, s.session_id desc limit 1
  ) as t on true
  where v.earlier_finding_id is not null
)`;

/** Those that were confirmed within this time, a row a finding and person. */
export async function selectReOffencesConfirmed(
  tx: Transaction,
  { begin, end, asOf, reOffenceDays }: { begin: Date; end: Date; asOf: Date; reOffenceDays: number },
): Promise<Pick<ReOffenceRow, 'findingId' | 'unitCode' | 'violationClass' | 'taught'>[]> {
  return tx
    .selectFrom(reOffences(reOffenceDays).as('r'))
    .select(['finding_id as findingId', 'unit_code as unitCode', 'violation_class as violationClass', 'taught'])
    .where('confirmed_at', '>=', begin)
    .where('confirmed_at', '<', end)
    .where('confirmed_at', '<=', asOf)
    .orderBy('finding_id')
    .orderBy('badge_no')
    .execute();
}
