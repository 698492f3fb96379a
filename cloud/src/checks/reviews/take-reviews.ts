import { createHmac } from 'node:crypto';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { newestVersion } from '../checklists/repository.ts';
import { type ItemToReview, itemsToReview } from '../draws/to-review.ts';
import { assignReviews } from './assign.ts';
import { type Concerned, selectReviewers } from './reviewers.ts';

/** Gives what draws drew to reviewers, and some of what passed to a second person. @returns what was done, for the log */
export async function takeReviews(db: Database, now: Date): Promise<string[]> {
  const done: string[] = [];
  await db.transaction().execute(async (tx) => {
    await lockAssigning(tx);
    for (const { draw, seed } of await selectDrawn(tx)) {
      const items = await itemsToReview(tx, draw);
      const skipped = await endSkipped(tx, draw, items);
      if (skipped > 0) done.push(`draw ${draw}: ${skipped} reviews skipped`);
      const assigned = await assignDraw(tx, { draw, seed, items }, now);
      if (assigned > 0) done.push(`draw ${draw}: ${assigned} reviews assigned`);
    }
    for (const { draw, seed } of await selectJudging(tx)) {
      const { passed, drawn } = await drawToVerify(tx, draw, seed);
      done.push(`draw ${draw}: of ${passed} passes ${drawn} to be verified`);
    }
  });
  return done;
}

/** Assigning and what it goes by: one at a time. */
export async function lockAssigning(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall reviews'))`.execute(tx);
}

interface Seeded {
  draw: number;
  seed: string;
}

/** Finished draws of which something is drawn and nobody has it, or somebody has what was skipped since. */
async function selectDrawn(tx: Transaction): Promise<Seeded[]> {
  const { rows } = await sql<Seeded>`
    select draw, seed from draw d
    where finished_at is not null and sampled > 0 and (
      not exists (select from review r where r.draw = d.draw)
      or exists (
        select from draw_skip s join review r on r.draw = s.draw and r.kind = s.kind and r.item = s.item::text
        where s.draw = d.draw and s.state = 'agreed' and r.submitted_at is null and r.state <> 'skipped'
      )
    )
    order by draw
  `.execute(tx);
  return rows;
}

/** Ends the reviews of what was skipped. @returns how many */
async function endSkipped(tx: Transaction, draw: number, items: readonly ItemToReview[]): Promise<number> {
  const wanted = new Set(items.map(({ kind, item }) => `${kind} ${item}`));
  const open = await tx
    .selectFrom('review')
    .select(['review_id', 'kind', 'item'])
    .where('draw', '=', draw)
    .where('state', 'in', ['unassigned', 'assigned'])
    .forNoKeyUpdate()
    .execute();
  const skipped = open.filter(({ kind, item }) => !wanted.has(`${kind} ${item}`)).map(({ review_id }) => review_id);
  await tx
    .updateTable('review')
    .set({ state: 'skipped' })
    .where('review_id', '=', sql<string>`any(${skipped}::uuid[])`)
    .execute();
  return skipped.length;
}

/** How equals are ordered, by a digest that nobody knew before the draw. */
function seededRank(seed: string, told: object): string {
  return createHmac('sha256', Buffer.from(seed, 'hex')).update(canonicalJson(told)).digest('hex');
}

async function assignDraw(
  tx: Transaction,
  { draw, seed, items: toReview }: Seeded & { items: readonly ItemToReview[] },
  now: Date,
): Promise<number> {
  const { rows: times } = await sql<Concerned & { kind: string; item: string; starts_at: Date; ends_at: Date }>`
    select i.kind, i.item, c.badge_no, c.unit_code, coalesce(s.starts_at, a.starts_at) as starts_at,
      coalesce(s.ends_at, a.ends_at) as ends_at
    from draw_item i join check_item c using (kind, item)
    left join shift s on i.kind = 'shift' and s.shift_id = i.item
    left join activity a on i.kind = 'activity' and a.activity_id = i.item
    where i.draw = ${draw} and coalesce(s.starts_at, a.starts_at) is not null
      and not exists (select from review r where r.draw = i.draw and r.kind = i.kind and r.item = i.item::text)
  `.execute(tx);
  const about = new Map(times.map((row) => [`${row.kind} ${row.item}`, row]));
  const items = toReview.flatMap((drawn) => {
    const found = about.get(`${drawn.kind} ${drawn.item}`);
    return found ? [{ ...found, ...drawn }] : [];
  });
  const reviewers = await selectReviewers(tx, items);
  const chosen = assignReviews(items, reviewers, {
    mayReview: (reviewer, item) => reviewer.isFit(item),
    rankOf: ({ accountId: reviewer }, { kind, item }) =>
      seededRank(seed, { type: 'review-reviewer', kind, item, reviewer }),
  });
  const version = await newestVersion(tx);
  const rows = items.map(({ starts_at, ends_at, why: _, ...item }, nr) => ({
    ...item,
    starts_at: starts_at.toISOString(),
    ends_at: ends_at.toISOString(),
    reviewer_id: chosen[nr]?.accountId ?? null,
  }));
  const { rows: saved } = await sql<{ review_id: string; place: number }>`
    insert into review (draw, place, stratum, kind, item, round, state, badge_no, unit_code, starts_at, ends_at, reviewer_id,
      assigned_at, checklist_version)
    select ${draw}, place, stratum, kind, item, 1, case when reviewer_id is null then 'unassigned' else 'assigned' end, badge_no,
      unit_code, starts_at, ends_at, reviewer_id, ${now}, ${version}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      place integer, stratum text, kind text, item text, badge_no text, unit_code text, starts_at timestamptz,
      ends_at timestamptz, reviewer_id uuid
    )
    returning review_id, place
  `.execute(tx);
  const ids = new Map(saved.map(({ place, review_id }) => [place, review_id]));
  await appendFacts(
    tx,
    items.map(({ kind, item, place }, nr) => ({
      type: 'review_assigned' as const,
      subject: `review:${ids.get(place)}` as const,
      payload: { draw, kind, item, round: 1, to: chosen[nr]?.username ?? null, checklist: version },
    })),
  );
  return items.length;
}

/** Finished draws, with reviews that passed before, of which none was drawn for a second person yet. */
async function selectJudging(tx: Transaction): Promise<Seeded[]> {
  const { rows } = await sql<Seeded>`
    select d.draw, d.seed from draw d
    where d.finished_at is not null and exists (select from review r where ${passedBefore})
    order by d.draw
  `.execute(tx);
  return rows;
}

// The seed of the draw itself would be known to who reviews: only a later one chooses.
const passedBefore = sql`
  r.draw < d.draw and r.state = 'done' and r.outcome = 'pass' and r.passed_before is null and r.verified_at is null
  and r.submitted_at < d.finished_at`;

/** Of what passed before this draw's seed was known, a tenth, at least one, is looked at by a second person. */
async function drawToVerify(tx: Transaction, draw: number, seed: string): Promise<{ passed: number; drawn: number }> {
  const { rows: passed } = await sql<{ review_id: string; kind: string; item: string; round: number }>`
    select r.review_id, r.kind, r.item, r.round from review r join draw d on d.draw = ${draw} where ${passedBefore}
    for no key update of r
  `.execute(tx);
  const ranked = passed
    .map((review) => ({
      ...review,
      rank: seededRank(seed, { type: 'review-verify', kind: review.kind, item: review.item, round: review.round }),
    }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1));
  const drawn = ranked.slice(0, Math.ceil(ranked.length / 10)).map(({ review_id }) => review_id);
  await tx
    .updateTable('review')
    .set({ passed_before: draw })
    .where('review_id', '=', sql<string>`any(${passed.map(({ review_id }) => review_id)}::uuid[])`)
    .execute();
  await tx
    .updateTable('review')
    .set({ state: 'verifying', drawn_to_verify: true, done_at: null })
    .where('review_id', '=', sql<string>`any(${drawn}::uuid[])`)
    .execute();
  await appendFacts(
    tx,
    drawn.map((reviewId) => ({
      type: 'review_drawn_to_verify' as const,
      subject: `review:${reviewId}` as const,
      payload: { draw },
    })),
  );
  return { passed: passed.length, drawn: drawn.length };
}
