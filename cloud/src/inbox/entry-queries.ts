import type { InboxKind, InboxSide } from '@rollcall/shared/resources/inbox';
import { type RawBuilder, sql } from 'kysely';
import type { InboxReader } from './reader.ts';
import type { Entries } from './source.ts';

/** Entries with what they are. */
export type OfSource = Entries & { side: InboxSide; kind: InboxKind };

/** How many there are: without anything that only an entry shows. */
export function countQuery(source: OfSource, { today, friday }: InboxReader): RawBuilder<unknown> {
  const { side, kind, dueOn } = source;
  const until = (condition: RawBuilder<unknown>) =>
    dueOn === undefined ? sql`0` : sql`(count(*) filter (where ${condition}))::integer`;
  return sql`
    select ${sql.lit(side)} as side, ${sql.lit(kind)} as kind, count(*)::integer as count,
      ${until(sql`${dueOn} < ${today}`)} as overdue, ${until(sql`${dueOn} <= ${friday}`)} as "beforeFriday"
    from ${source.from} where ${all(source)}`;
}

/** All of them, in no order. */
export function entriesQuery(source: OfSource): RawBuilder<unknown> {
  return sql`${columnsOf(source)} where ${all(source)}`;
}

/**
 * The first ones, numbered: what is due first, then what has waited longest; of what was decided the last ones. They are found
 * before their columns are read, which is dear for thousands. The conditions stand twice: a case has an entry of each officer.
 */
export function firstQuery(source: OfSource, limit: number): RawBuilder<unknown> {
  const { side, id, dueOn, since, from } = source;
  const order = side === 'decided' ? sql`${since} desc` : dueOn === undefined ? since : sql`${dueOn}, ${since}`;
  return sql`
    select *, row_number() over (order by ${side === 'decided' ? sql`e.since desc` : sql`e.due_on, e.since`}, e.id) as place
    from (
      ${columnsOf(source)}
      where ${id} = any(array(select ${id} from ${from} where ${all(source)} order by ${order}, ${id} limit ${limit})) and ${all(source)}
    ) as e`;
}

/** No entry, with the columns of one. */
export const noEntries = sql`
  select null::text as side, null::text as kind, null::uuid as id, null::uuid as finding_id, null::text as badge_no,
    null::text as unit_code, null::date as due_on, null::timestamptz as since, null::jsonb as about
  where false`;

/** Every source has the same columns, in this order. */
function columnsOf({ side, kind, about = {}, from, ...columns }: OfSource): RawBuilder<unknown> {
  const nothing = sql`null`;
  const { id, findingId = nothing, badgeNo = nothing, unitCode = nothing, dueOn = nothing, since } = columns;
  const told = Object.entries(about).flatMap(([name, value]) => [sql.lit(name), value]);
  return sql`
    select ${sql.lit(side)} as side, ${sql.lit(kind)} as kind, ${id}::uuid as id, ${findingId}::uuid as finding_id,
      ${badgeNo}::text as badge_no, ${unitCode}::text as unit_code, ${dueOn}::date as due_on, ${since}::timestamptz as since,
      jsonb_strip_nulls(jsonb_build_object(${sql.join(told)})) as about
    from ${from}`;
}

function all({ where }: Entries): RawBuilder<unknown> {
  return sql.join(where, sql` and `);
}
