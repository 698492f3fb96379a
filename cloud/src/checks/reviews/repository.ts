import type { ReviewFilters, ReviewRow } from '@rollcall/shared/resources/reviews';
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { CheckTables } from '../../db/tables/check-tables.ts';
import type { Sort } from '../../http/keyset.ts';

export type StoredReview = Selectable<CheckTables['review']>;
export type ListedReview = NonNullable<Awaited<ReturnType<typeof findReview>>>;

/** Whom a review would have to concern so that somebody can't verify it. */
export interface Verifier {
  /** To whose reviews he is no second person. */
  bound: readonly string[];
  /** About whom he decides nothing. */
  barred: readonly string[];
  /** Of which he is. */
  units: readonly string[];
}

/** Who looks, and how far. */
export interface ReviewViewer {
  accountId: string;
  dataScope: DataScope;
  /** Undefined: he verifies none. */
  verifier: Verifier | undefined;
}

/** What isn't done first, each draw in its order; then what was done last. */
export const reviewSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql`(case when r.state in ('done', 'replaced', 'skipped') then 0 else 1 end)`, type: 'integer' },
    { by: sql`coalesce(r.done_at, r.assigned_at)`, type: 'timestamptz' },
    { by: sql`(-coalesce(r.place, 0))`, type: 'integer' },
    { by: sql.ref('r.review_id'), type: 'uuid' },
  ],
};

/** Until it is over, what a review says stays with those who judge; then whom it is about sees all of it. */
function isOpenTo({ unitCode, badgeNo }: DataScope): RawBuilder<boolean> {
  return sql`(${unitCode === undefined && badgeNo === undefined} or r.state in ('done', 'replaced'))`;
}

function reviewInScope(dataScope: DataScope): RawBuilder<SqlBool> {
  return inScope(dataScope, { unitCode: sql.ref('r.unit_code'), badgeNo: sql.ref('r.badge_no') });
}

/** Whether review `r` waits for this person's verification. */
export function waitsForVerifier({ bound, barred, units }: Verifier): RawBuilder<SqlBool> {
  return sql`(r.state = 'verifying' and r.reviewer_id <> all(${bound}::uuid[])
    and (r.on_behalf_of is null or r.on_behalf_of <> all(${bound}::uuid[]))
    and r.badge_no <> all(${barred}::text[]) and r.unit_code <> all(${units}::text[]))`;
}

export function reviewsWith(db: Database, filters: ReviewFilters, viewer: ReviewViewer) {
  const { mine, state, draw, stratum, targeted, outcome, dimension, itemKey, badgeNo, unitCode, from, to } = filters;
  let rows = reviews(db, viewer.dataScope).where(reviewInScope(viewer.dataScope));
  if (mine === 'to_do') {
    const own = sql<SqlBool>`(r.state = 'assigned' and r.reviewer_id = ${viewer.accountId})`;
    rows = rows.where(viewer.verifier ? sql<SqlBool>`(${own} or ${waitsForVerifier(viewer.verifier)})` : own);
  }
  if (mine === 'reviewed') {
    rows = rows.where('r.reviewer_id', '=', viewer.accountId).where('r.submitted_at', 'is not', null);
  }
  if (state) rows = rows.where('r.state', '=', state);
  if (draw) rows = rows.where('r.draw', '=', Number(draw));
  if (stratum) rows = rows.where('r.stratum', '=', stratum);
  if (targeted) rows = rows.where('r.draw', targeted === 'yes' ? 'is' : 'is not', null);
  if (outcome) rows = rows.where('r.outcome', '=', outcome);
  // What isn't shown isn't found by it either.
  if (outcome || dimension || itemKey) rows = rows.where(isOpenTo(viewer.dataScope));
  if (dimension || itemKey) rows = rows.where(hasFault({ dimension, itemKey }));
  if (badgeNo) rows = rows.where('r.badge_no', '=', badgeNo);
  if (unitCode) rows = rows.where('r.unit_code', '=', unitCode);
  if (from) rows = rows.where(sql<SqlBool>`r.done_at >= ${from}::timestamp at time zone 'Asia/Shanghai'`);
  if (to) rows = rows.where(sql<SqlBool>`r.done_at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`);
  return rows;
}

/** Whether a fault of such an item stands. */
function hasFault({ dimension, itemKey }: { dimension?: string | undefined; itemKey?: string | undefined }) {
  return sql<SqlBool>`exists (
    select from review_fault f
    where f.review_id = r.review_id and f.item_key = coalesce(${itemKey ?? null}, f.item_key)
      and f.dimension = coalesce(${dimension ?? null}, f.dimension)
  )`;
}

export async function findReview(db: Database | Transaction, reviewId: string, dataScope: DataScope) {
  return reviews(db, dataScope).where('r.review_id', '=', reviewId).where(reviewInScope(dataScope)).executeTakeFirst();
}

function reviews(db: Database | Transaction, dataScope: DataScope) {
  return (
    db
      .selectFrom('review as r')
      .innerJoin('officer as o', 'o.badge_no', 'r.badge_no')
      .innerJoin('unit as u', 'u.unit_code', 'r.unit_code')
      .leftJoin('account as reviewer', 'reviewer.account_id', 'r.reviewer_id')
      .leftJoin('account as verifier', 'verifier.account_id', 'r.verifier_id')
      .selectAll('r')
      // The place in a list's pages has that name, too.
      .select('r.place as nr')
      .select(['o.name as officer_name', 'u.name as unit_name', isOpenTo(dataScope).as('is_open')])
      .select([signedBy<null>('reviewer').as('reviewer'), signedBy<null>('verifier').as('verifier')])
  );
}

export function toReviewRow(row: ListedReview): ReviewRow {
  return {
    reviewId: row.review_id,
    draw: row.draw,
    place: row.nr,
    stratum: row.stratum,
    kind: row.kind,
    item: row.item,
    round: row.round,
    state: row.state,
    badgeNo: row.badge_no,
    officerName: row.officer_name,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    reviewer: row.reviewer,
    verifier: row.verifier,
    assignedAt: row.assigned_at.toISOString(),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    doneAt: row.done_at?.toISOString() ?? null,
    outcome: row.is_open ? row.outcome : null,
    faults: row.is_open ? row.faults : null,
    watchedPerMille: row.watched_per_mille,
    drawnToVerify: row.drawn_to_verify,
  };
}

/** The review, held until the end of the transaction. */
export async function lockReview(tx: Transaction, reviewId: string): Promise<StoredReview | undefined> {
  return tx.selectFrom('review').selectAll().where('review_id', '=', reviewId).forNoKeyUpdate().executeTakeFirst();
}

export async function selectRounds(db: Database, { draw, kind, item, review_id: own }: StoredReview) {
  const rows = await db
    .selectFrom('review')
    .select(['review_id', 'round', 'state'])
    .where('kind', '=', kind)
    .where('item', '=', item)
    .where('draw', draw === null ? 'is' : '=', draw)
    .orderBy('round')
    .execute();
  const rounds = draw === null ? rows.filter(({ review_id }) => review_id === own) : rows;
  return rounds.map(({ review_id: reviewId, ...row }) => ({ reviewId, ...row }));
}
