import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { sql } from 'kysely';
import { findRecusals } from '../../auth/assert-not-recused.ts';
import { scopeOfSession } from '../../auth/permissions.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { aboutSame } from './judge-fault.ts';
import { findReview, type ListedReview, selectRounds, toReviewRow } from './repository.ts';
import { unitsOf } from './reviewers.ts';
import { type ReviewerSession, readWatched } from './watch.ts';

/** Everything about one review that this account may see. @throws not_found */
export async function reviewDetail(
  { db, now }: { db: Database; now: () => Date },
  session: ReviewerSession,
  reviewId: string,
): Promise<ReviewDetail> {
  const review = await findReview(db, reviewId, session.dataScope);
  if (!review) throw errors.notFound(`The review ${reviewId}`);
  const at = now();
  const { recordings, watched } = await readWatched(db, review, session, at);
  const own = review.reviewer_id === session.accountId;
  return {
    ...toReviewRow(review),
    ...(await aboutOf(db, review)),
    reason: review.reason,
    checklistVersion: review.checklist_version,
    recordings,
    watched,
    may: await mayOf(db, review, session),
    draft: own && review.submitted_at === null ? review.draft : null,
    draftVersion: review.draft_version,
    answers: review.is_open ? review.answers : null,
    verdicts: review.is_open ? review.verdicts : null,
    verifierNote: review.is_open ? review.verifier_note : null,
    faultFindings: review.is_open ? await faultFindings(db, reviewId) : [],
    rounds: await selectRounds(db, review),
  };
}

/** The duty behind it, and what is found of it already. */
async function aboutOf(db: Database, review: ListedReview) {
  const { kind, item } = review;
  const { rows } = await sql<{
    dutyTypeName: string | null;
    post: string | null;
    activityKind: string | null;
    shiftId: string | null;
  }>`
    select t.name as "dutyTypeName", coalesce(s.post, a.place) as post, a.kind as "activityKind", s.shift_id as "shiftId"
    from (select 1) as one
    left join activity a on ${kind} = 'activity' and a.activity_id::text = ${item}
    left join shift s on s.cancelled_at is null and case when ${kind} = 'shift' then s.shift_id::text = ${item}
      else s.badge_no = ${review.badge_no} and s.starts_at < ${review.ends_at} and s.ends_at > ${review.starts_at} end
    left join duty_type t on t.duty_type = s.duty_type
    order by s.starts_at limit 1
  `.execute(db);
  const { rows: findings } = await sql<{ findingId: string; kind: string }>`
    select f.finding_id as "findingId", f.kind from finding f
    where f.state = 'open' and f.badge_no = ${review.badge_no} and f.rule_key <> 'spot_check' and ${aboutSame(review)}
    order by f.found_at, f.finding_id
  `.execute(db);
  const [about = { dutyTypeName: null, post: null, activityKind: null, shiftId: null }] = rows;
  return { ...about, findings };
}

async function mayOf(db: Database, review: ListedReview, session: ReviewerSession) {
  const { accountId } = session;
  const mine = review.reviewer_id === accountId;
  const can = (action: 'reviews.verify' | 'checks.plan') => scopeOfSession(session, action) !== undefined;
  const isVerifying = review.state === 'verifying' && can('reviews.verify');
  const bonds = await findBonds(db, session);
  const recusalOf = await findRecusals(db, session, [review.badge_no]);
  const isConcerned =
    recusalOf([review.badge_no]) !== undefined || (await unitsOf(db, accountId)).includes(review.unit_code);
  return {
    review: mine && review.state === 'assigned' && !isConcerned,
    verify:
      isVerifying &&
      !isConcerned &&
      [review.reviewer_id, review.on_behalf_of].every((first) => !bonds.has(first ?? '')),
    reassign: review.submitted_at === null && can('checks.plan'),
  };
}

async function faultFindings(db: Database, reviewId: string): Promise<ReviewDetail['faultFindings']> {
  const rows = await db
    .selectFrom('review_fault')
    .select(['item_key', 'finding_id', 'joined'])
    .where('review_id', '=', reviewId)
    .orderBy('item_key')
    .execute();
  return rows.map(({ item_key: itemKey, finding_id: findingId, joined }) => ({ itemKey, findingId, joined }));
}
