import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import type { RectificationOfInput } from '@rollcall/shared/bulletins/input';
import { drawFactSchemas } from '@rollcall/shared/draw/draw-facts';
import type { NextDraw } from '@rollcall/shared/draw/plan';
import { partsOfSizes } from '@rollcall/shared/draw/sample';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';

type Draw = BulletinContent['checks']['draws'][number];

interface StoredDraw {
  draw: number;
  fixed: NextDraw;
  at: Date;
  voided: boolean;
  population: number | null;
  seed: string | null;
  asked: number;
  heard: number;
  turns: number;
  close: unknown;
}

/** Draws that finished or became void after `since`, with what was reviewed of them. */
export async function selectDrawsDone(
  tx: Transaction,
  { since, asOf }: { since: Date; asOf: Date },
  redact: (text: string) => string,
): Promise<Draw[]> {
  const { rows } = await sql<StoredDraw>`
    select d.draw, d.fixed, coalesce(d.voided_at, d.finished_at) as at, d.voided_at is not null as voided, d.population, d.seed,
      (select count(*)::integer from draw_station s where s.draw = d.draw) as asked,
      (select count(*)::integer from draw_station s where s.draw = d.draw and s.commitment is not null and not s.late) as heard,
      (select count(*)::integer from draw_item i where i.draw = d.draw and i.why = 'turn') as turns,
      (select f.payload from fact f where f.fact_id = d.closed_fact_id) as close
    from draw d
    where coalesce(d.voided_at, d.finished_at) > ${since} and coalesce(d.voided_at, d.finished_at) <= ${asOf}
    order by d.draw
  `.execute(tx);
  const reviewed = await selectReviewed(
    tx,
    rows.map(({ draw }) => draw),
    asOf,
  );
  const skips = await selectSkipped(
    tx,
    rows.map(({ draw }) => draw),
    asOf,
  );
  return rows.map(({ draw, fixed, at, voided, population, seed, asked, heard, turns, close: payload }) => {
    const close = drawFactSchemas.draw_closed.safeParse(payload).data;
    return {
      ...{ draw, state: voided ? ('void' as const) : ('finished' as const), planVersion: fixed.plan.version },
      ...{ finishedAt: at.toISOString(), population: population ?? 0, asked, heard, turns, seed },
      root: close?.population.root ?? null,
      strata: partsOfSizes(close?.population.strata ?? [], fixed.plan).map(({ key, size, drawn, capped }) => {
        const planned = fixed.plan.strata.find((one) => key.split('.')[0] === one.key);
        const { perMille = 0, minimum = 0, cap = null } = planned ?? {};
        const {
          done = 0,
          passed = 0,
          skipped = 0,
        } = reviewed.find((one) => one.draw === draw && one.stratum === key) ?? {};
        return { key, perMille, minimum, cap, size, drawn, capped, done, passed, skipped };
      }),
      skips: skips
        .filter((one) => one.draw === draw)
        .map(({ kind, item, reason }) => ({ kind, item, reason: redact(reason) })),
    };
  });
}

/** Of what the ratio drew, and of what took the place of a skipped item. */
async function selectReviewed(tx: Transaction, draws: readonly number[], asOf: Date) {
  const { rows } = await sql<{ draw: number; stratum: string; done: number; passed: number; skipped: number }>`
    with recursive place as (
      select i.draw, i.kind, i.item, i.stratum from draw_item i where i.draw = any(${draws}::integer[]) and i.why = 'ratio'
      union all
      select p.draw, k.follower_kind, k.follower, p.stratum
      from place p join draw_skip k on k.draw = p.draw and k.kind = p.kind and k.item = p.item
      where k.state = 'agreed' and k.follower is not null and k.decided_at <= ${asOf}
    )
    select p.draw, p.stratum, count(*) filter (where done.reviewed)::integer as done,
      count(*) filter (where done.passed)::integer as passed, count(*) filter (where skip.agreed)::integer as skipped
    from place p
    cross join lateral (
      select coalesce(bool_or(r.state = 'done' and r.done_at <= ${asOf}), false) as reviewed,
        coalesce(bool_or(r.state = 'done' and r.done_at <= ${asOf} and r.outcome = 'pass'), false) as passed
      from review r where r.draw = p.draw and r.kind = p.kind and r.item = p.item::text
    ) as done
    cross join lateral (
      select coalesce(bool_or(k.state = 'agreed' and k.decided_at <= ${asOf}), false) as agreed
      from draw_skip k where k.draw = p.draw and k.kind = p.kind and k.item = p.item
    ) as skip
    group by 1, 2
  `.execute(tx);
  return rows;
}

async function selectSkipped(tx: Transaction, draws: readonly number[], asOf: Date) {
  const { rows } = await sql<{ draw: number; kind: 'shift' | 'activity'; item: string; reason: string }>`
    select draw, kind, item, reason from draw_skip
    where draw = any(${draws}::integer[]) and state = 'agreed' and decided_at <= ${asOf}
    order by draw, kind, item
  `.execute(tx);
  return rows;
}

/** Field inspections of these local dates that count: `to` is excluded. */
export async function selectInspections(
  tx: Transaction,
  { begin, end, asOf }: { begin: Date; end: Date; asOf: Date },
): Promise<{ inspectionId: string; unitCode: string; faulty: boolean }[]> {
  const { rows } = await sql<{ inspectionId: string; unitCode: string; faulty: boolean }>`
    select inspection_id as "inspectionId", unit_code as "unitCode", faulty from field_inspection
    where inspected_at >= ${begin} and inspected_at < ${end} and recorded_at <= ${asOf}
      and not coalesce(withdrawn_at <= ${asOf}, false)
    order by inspection_id
  `.execute(tx);
  return rows;
}

/** Orders of these local dates, those that passed their re-check in them, and those that are overdue. */
export async function selectRectifications(
  tx: Transaction,
  { from, to, asOf, today }: { from: string; to: string; asOf: Date; today: string },
): Promise<RectificationOfInput[]> {
  const { rows } = await sql<RectificationOfInput>`
    select * from (
      select r.rectification_id as "rectificationId", f.unit_code as "unitCode",
        (r.ordered_at at time zone 'Asia/Shanghai')::date as "orderedOn", r.due_on as "dueOn",
        case when r.state = 'passed' then (r.settled_at at time zone 'Asia/Shanghai')::date end as "passedOn",
        r.state = 'ordered' and r.due_on < ${today}::date as overdue
      from rectification r join finding f using (finding_id)
      where r.state <> 'ended' and r.ordered_at <= ${asOf}
    ) as o
    where (o."orderedOn" >= ${from}::date and o."orderedOn" < ${to}::date)
      or (o."passedOn" >= ${from}::date and o."passedOn" < ${to}::date) or o.overdue
    order by o."rectificationId"
  `.execute(tx);
  return rows;
}
