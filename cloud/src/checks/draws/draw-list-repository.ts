import type { DrawFilters, DrawItemFilters, DrawState } from '@rollcall/shared/resources/draws';
import { type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';

/** Newest first. */
export const drawSort: Sort = { direction: 'desc', keys: [{ by: sql.ref('d.draw'), type: 'integer' }] };

/** What was drawn first, in the order of the draw; then the others. */
export const drawItemSort: Sort = {
  direction: 'asc',
  keys: [
    { by: sql`(-i.draw)`, type: 'integer' },
    { by: sql`(coalesce(i.place, 2147483647))`, type: 'integer' },
    { by: sql.ref('i.kind'), type: 'text' },
    { by: sql.ref('i.item'), type: 'uuid' },
  ],
};

const stateOf = sql<DrawState>`case
  when d.finished_at is not null then 'finished' when d.voided_at is not null then 'void'
  when d.closed_at is not null then 'closed' when d.announced_at is not null then 'announced' else 'fixed' end`;

const follows = sql<boolean>`exists (
  select from draw_skip k where k.draw = i.draw and k.follower_kind = i.kind and k.follower = i.item
)`;

export type ListedDraw = NonNullable<Awaited<ReturnType<typeof findListedDraw>>>;
export type ListedDrawItem = Awaited<ReturnType<ReturnType<typeof drawItemsWith>['executeTakeFirstOrThrow']>>;

export function drawsWith(db: Database, { state }: DrawFilters) {
  const rows = draws(db);
  return state ? rows.where(stateOf, '=', state) : rows;
}

export async function findListedDraw(db: Database, draw: number) {
  return draws(db).where('d.draw', '=', draw).executeTakeFirst();
}

function draws(db: Database) {
  return db
    .selectFrom('draw as d')
    .selectAll('d')
    .select([
      stateOf.as('state'),
      sql<number>`(select count(*)::integer from draw_station s where s.draw = d.draw)`.as('asked'),
      sql<number>`(
        select count(*)::integer from draw_station s where s.draw = d.draw and s.commitment is not null and not s.late
      )`.as('heard'),
      sql<number>`(
        select count(*)::integer from draw_station s where s.draw = d.draw and s.secret is not null
      )`.as('opened'),
    ]);
}

/** Of which draw an item is stands beside it: one that was drawn from again has several. */
export function drawItemsWith(
  db: Database,
  { draw, stratum, drawn, badgeNo, unitCode }: DrawItemFilters,
  dataScope: DataScope,
) {
  let rows = db
    .selectFrom('draw_item as i')
    .innerJoin('check_item as c', (on) => on.onRef('c.kind', '=', 'i.kind').onRef('c.item', '=', 'i.item'))
    // Of what came back after a restore, the database may lack officer, unit, shift and activity.
    .leftJoin('officer as o', 'o.badge_no', 'c.badge_no')
    .leftJoin('unit as u', 'u.unit_code', 'c.unit_code')
    .leftJoin('shift as s', (on) => on.on('i.kind', '=', 'shift').onRef('s.shift_id', '=', 'i.item'))
    .leftJoin('activity as a', (on) => on.on('i.kind', '=', 'activity').onRef('a.activity_id', '=', 'i.item'))
    .select(['i.draw', 'i.kind', 'i.item', 'i.stratum', 'i.place as nr', 'i.why', 'c.badge_no', 'c.tag', 'c.unit_code'])
    .select(['o.name as officer_name', 's.duty_date'])
    .select([
      sql<string | null>`(
        select k.reason from draw_skip k
        where k.draw = i.draw and k.kind = i.kind and k.item = i.item and k.state = 'agreed'
      )`.as('skipped'),
      follows.as('follows'),
      sql<string>`coalesce(u.name, c.unit_code)`.as('unit_name'),
      sql<Date | null>`coalesce(s.starts_at, a.starts_at)`.as('starts_at'),
      sql<Date | null>`coalesce(s.ends_at, a.ends_at)`.as('ends_at'),
    ])
    .where(inScope(dataScope, { unitCode: sql.ref('c.unit_code'), badgeNo: sql.ref('c.badge_no') }));
  if (draw) rows = rows.where('i.draw', '=', Number(draw));
  if (stratum) rows = rows.where('i.stratum', '=', stratum);
  // With what took the place of something that was skipped.
  if (drawn === 'yes') rows = rows.where(sql<SqlBool>`(i.place is not null or ${follows})`);
  if (drawn === 'no') rows = rows.where(sql<SqlBool>`(i.place is null and not ${follows})`);
  if (badgeNo) rows = rows.where('c.badge_no', '=', badgeNo);
  if (unitCode) rows = rows.where('c.unit_code', '=', unitCode);
  return rows;
}
