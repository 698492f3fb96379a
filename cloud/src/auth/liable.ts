import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** The time of an officer, or of everybody of a unit. */
export interface TimeOf {
  badgeNo: string | null;
  unitCode: string | null;
  from: Date;
  /** Null: it goes on. */
  until: Date | null;
}

type Columns = Record<keyof TimeOf, RawBuilder<unknown>>;

/** Whether finding `f` says that somebody did wrong, and so somebody may be liable: a dispute, say, is open to be decided. */
const isViolation = sql`f.violation_class is not null`;

/** Whether finding `f` is open and speaks of that time: what is said of it anew could end the finding. */
export function speaksOf({ badgeNo, unitCode, from, until }: Columns): RawBuilder<SqlBool> {
  const day = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone 'Asia/Shanghai')::date`;
  return sql`(
    f.state = 'open'
    and (f.badge_no = ${badgeNo} or f.detail -> 'badgeNos' ? ${badgeNo} or f.unit_code = ${unitCode})
    and case when jsonb_array_length(coalesce(f.detail -> 'missing', '[]')) = 0
      then f.duty_date >= ${day(from)} - 1 and f.duty_date <= coalesce(${day(until)}, 'infinity')
      else exists (
        select from jsonb_to_recordset(f.detail -> 'missing') as missing ("from" timestamptz, "to" timestamptz)
        where missing."from" < coalesce(${until}, 'infinity') and missing."to" > ${from}
      ) end
  )`;
}

/** Who is liable for finding `f`, and for whom a stand-in is: an array of badge numbers. */
const liableFor: RawBuilder<unknown> = sql`(
  jsonb_path_query_array(f.leaders, '$.*') || jsonb_path_query_array(f.leader_terms, '$.*.standsInFor')
)`;

/** Whether none of these officers is liable for an open finding that speaks of that time. */
export function leadsNoneOf(time: Columns, badgeNos: readonly string[]): RawBuilder<SqlBool> {
  if (badgeNos.length === 0) return sql`true`;
  return sql`not exists (select from finding f where ${liableFor} ?| ${badgeNos}::text[] and ${isViolation} and ${speaksOf(time)})`;
}

/** Whoever is liable for an open finding that speaks of these times, or led then: badge numbers. They decide nothing that could end it. */
export async function selectLiable(db: Database | Transaction, times: readonly TimeOf[]): Promise<string[]> {
  const given = { badgeNo: 't.badgeNo', unitCode: 't.unitCode', from: 't.from', until: 't.until' };
  const columns = Object.fromEntries(Object.entries(given).map(([name, column]) => [name, sql.ref(column)])) as Columns;
  const { rows } = await sql<{ badgeNo: string }>`
    select distinct jsonb_array_elements_text(${liableFor}) as "badgeNo"
    from jsonb_to_recordset(${JSON.stringify(times)}::jsonb)
      as t ("badgeNo" text, "unitCode" text, "from" timestamptz, until timestamptz)
    join finding f on ${isViolation} and ${speaksOf(columns)}
    order by 1
  `.execute(db);
  return rows.map(({ badgeNo }) => badgeNo);
}
