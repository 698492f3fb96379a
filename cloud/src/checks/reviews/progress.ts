import type { ReviewProgress, ReviewResults } from '@rollcall/shared/resources/reviews';
import { sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { broughtItems } from '../checklists/brought-checklist.ts';

/** How far the reviews of each stratum are, of one draw or all, newest draw first. */
export async function reviewProgress(
  db: Database,
  draw: number | undefined,
  dataScope: DataScope,
): Promise<ReviewProgress> {
  const ofDraw = (column: string) => sql`${sql.ref(column)} = coalesce(${draw ?? null}, ${sql.ref(column)})`;
  const { rows } = await sql<ReviewProgress['rows'][number]>`
    with item as materialized (
      select i.draw, i.stratum, count(*)::integer as size, count(i.place)::integer as drawn
      from draw_item i join check_item c using (kind, item)
      where ${ofDraw('i.draw')} and ${inScope(dataScope, { unitCode: sql.ref('c.unit_code'), badgeNo: sql.ref('c.badge_no') })}
      group by 1, 2
    ), newest as (
      select distinct on (r.draw, r.kind, r.item) r.* from review r
      where r.draw is not null and ${ofDraw('r.draw')}
        and ${inScope(dataScope, { unitCode: sql.ref('r.unit_code'), badgeNo: sql.ref('r.badge_no') })}
      order by r.draw, r.kind, r.item, r.round desc
    ), reviewed as (
      select draw, stratum, count(submitted_at)::integer as submitted,
        (count(*) filter (where state = 'done'))::integer as done,
        (count(*) filter (where state = 'done' and outcome = 'fault'))::integer as faults,
        (count(*) filter (where state = 'skipped'))::integer as skipped
      from newest group by 1, 2
    )
    select item.draw, item.stratum, item.size, item.drawn, coalesce(plan.per_mille, 0) as "perMille",
      coalesce(submitted, 0) as submitted, coalesce(done, 0) as done, coalesce(faults, 0) as faults,
      coalesce(skipped, 0) as skipped
    from item join draw d using (draw)
    left join reviewed using (draw, stratum)
    left join lateral (
      -- what a void draw drew from is drawn at double ratio
      select case when item.stratum = s ->> 'key' then (s ->> 'perMille')::integer
        else least(1000, 2 * (s ->> 'perMille')::integer) end as per_mille
      from jsonb_array_elements(d.fixed -> 'plan' -> 'strata') as s
      where item.stratum in (s ->> 'key', s ->> 'key' || '.again')
    ) as plan on true
    where d.finished_at is not null
    order by item.draw desc, item.stratum
    limit 200
  `.execute(db);
  return { rows };
}

/** What reviews that were done in these days found, by unit and by item. */
export async function reviewResults(
  db: Database,
  { from, to, unitCode }: { from: string; to: string; unitCode?: string | undefined },
  dataScope: DataScope,
): Promise<ReviewResults> {
  const done = sql`
    select r.* from review r
    where r.state = 'done' and r.done_at >= ${from}::timestamp at time zone 'Asia/Shanghai'
      and r.done_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'
      and r.unit_code = coalesce(${unitCode ?? null}, r.unit_code)
      and ${inScope(dataScope, { unitCode: sql.ref('r.unit_code'), badgeNo: sql.ref('r.badge_no') })}`;
  const { rows: units } = await sql<ReviewResults['units'][number]>`
    select r.unit_code as "unitCode", u.name as "unitName", (count(*) filter (where r.draw is not null))::integer as reviews,
      (count(*) filter (where r.draw is not null and r.outcome = 'fault'))::integer as "withFault",
      (count(*) filter (where r.draw is null))::integer as targeted, coalesce(sum(cost.points), 0)::integer as deduction
    from (${done}) as r join unit u using (unit_code)
    left join lateral (
      select sum(deduction) as points from review_fault f where f.review_id = r.review_id and r.draw is not null
    ) as cost on true
    group by r.unit_code, u.name
    order by r.unit_code
  `.execute(db);
  const { rows: items } = await sql<ReviewResults['items'][number]>`
    select said.key as "itemKey", item.value ->> 'dimension' as dimension, item.value ->> 'name' as name,
      count(*)::integer as reviews, count(f.item_key)::integer as faults,
      (count(*) filter (where said.value ->> 'result' = 'not_applicable'))::integer as "notApplicable"
    from (${done}) as r
    cross join lateral jsonb_each(r.answers -> 'answers') as said
    left join review_fault f on f.review_id = r.review_id and f.item_key = said.key
    join lateral (
      select value from jsonb_array_elements(coalesce(
        (select items from checklist where version = r.checklist_version), ${JSON.stringify(broughtItems)}::jsonb
      )) as value where value ->> 'key' = said.key
    ) as item on true
    where r.draw is not null
    group by 1, 2, 3
    order by 2, 1
  `.execute(db);
  return { units, items };
}
