import type { Post } from '@rollcall/shared/draw/visits';
import type { VisitPostFilters } from '@rollcall/shared/resources/visits';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';

const dayMs = 24 * 3_600_000;

/** The posts with a shift that must be recorded and that touches this local date. */
export async function selectMannedPosts(tx: Transaction, day: string): Promise<Post[]> {
  const from = startOfLocalDate(day);
  return tx
    .selectFrom('shift as s')
    .innerJoin('officer as o', 'o.badge_no', 's.badge_no')
    .innerJoin('duty_type as d', 'd.duty_type', 's.duty_type')
    .select(['o.unit_code as unit', 's.duty_type as dutyType', 's.post'])
    .distinct()
    .where('s.cancelled_at', 'is', null)
    .where('d.recording_rule', '<>', 'none')
    .where('s.starts_at', '<', new Date(from.getTime() + dayMs))
    .where('s.ends_at', '>', from)
    .execute();
}

export async function isCommitted(tx: Transaction, day: string): Promise<boolean> {
  return (await tx.selectFrom('visit_day').select('day').where('day', '=', day).executeTakeFirst()) !== undefined;
}

export async function insertVisitDay(
  tx: Transaction,
  visitDay: {
    day: string;
    secret: string;
    commitment: string;
    postsDigest: string;
    wanted: number;
    committedAt: Date;
  },
): Promise<void> {
  const { postsDigest: posts_digest, committedAt: committed_at, ...rest } = visitDay;
  await tx
    .insertInto('visit_day')
    .values({ ...rest, posts_digest, committed_at })
    .execute();
}

export async function insertPosts(tx: Transaction, day: string, ordered: readonly Post[]): Promise<void> {
  await sql`
    insert into visit_post (day, place, unit_code, duty_type, post)
    select ${day}::date, nr, unit, duty_type, post from unnest(
      ${ordered.map(({ unit }) => unit)}::text[], ${ordered.map(({ dutyType }) => dutyType)}::text[],
      ${ordered.map(({ post }) => post)}::text[]
    ) with ordinality as p (unit, duty_type, post, nr)
  `.execute(tx);
}

/** The days before that local date whose secret is still shut. */
export async function selectShutDays(tx: Transaction, before: string) {
  return tx
    .selectFrom('visit_day')
    .select(['day', 'secret'])
    .where('opened_at', 'is', null)
    .where('day', '<', before)
    .orderBy('day')
    .execute();
}

export async function openVisitDay(tx: Transaction, day: string, at: Date): Promise<void> {
  await tx.updateTable('visit_day').set({ opened_at: at }).where('day', '=', day).execute();
}

/** Newest day first, each in the order of its draw. */
export const visitPostSort: Sort = {
  direction: 'asc',
  keys: [
    { by: sql`(date '2000-01-01' - p.day)`, type: 'integer' },
    { by: sql.ref('p.place'), type: 'integer' },
  ],
};

export type StoredVisitPost = Awaited<ReturnType<ReturnType<typeof visitPostsWith>['executeTakeFirstOrThrow']>>;

/** Inspections of that day at this post that count. */
const inspectionsThere = sql<number>`(
  select count(*)::integer from field_inspection i
  where (i.inspected_at at time zone 'Asia/Shanghai')::date = p.day and i.unit_code = p.unit_code
    and i.duty_type = p.duty_type and i.post = p.post and i.withdrawn_at is null
    and i.inspected_at >= p.day::timestamp at time zone 'Asia/Shanghai'
    and i.inspected_at < (p.day + 1)::timestamp at time zone 'Asia/Shanghai'
)`;

/** @param all also what isn't opened yet */
export function visitPostsWith(db: Database, { day, wanted }: VisitPostFilters, { all }: { all: boolean }) {
  let rows = db
    .selectFrom('visit_post as p')
    .innerJoin('visit_day as v', 'v.day', 'p.day')
    .innerJoin('unit as u', 'u.unit_code', 'p.unit_code')
    .innerJoin('duty_type as d', 'd.duty_type', 'p.duty_type')
    .select(['p.day', 'p.place as nr', 'p.unit_code', 'u.name as unit_name', 'p.duty_type', 'd.name as duty_type_name'])
    .select(['p.post', 'v.wanted', inspectionsThere.as('inspections')]);
  if (!all) rows = rows.where('v.opened_at', 'is not', null);
  if (day !== undefined) rows = rows.where('p.day', '=', day);
  if (wanted === true) rows = rows.whereRef('p.place', '<=', 'v.wanted');
  if (wanted === false) rows = rows.whereRef('p.place', '>', 'v.wanted');
  return rows;
}

export async function findVisitDay(db: Database, day: string) {
  return db
    .selectFrom('visit_day as v')
    .selectAll('v')
    .select([
      sql<number>`(select count(*)::integer from visit_post p where p.day = v.day)`.as('posts'),
      sql<number>`(
        select count(*)::integer from visit_post p where p.day = v.day and p.place <= v.wanted and ${inspectionsThere} > 0
      )`.as('done'),
    ])
    .where('v.day', '=', day)
    .executeTakeFirst();
}
