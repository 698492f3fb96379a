import type { ReviewedKind } from '@rollcall/shared/resources/reviews';
import { sql } from 'kysely';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { newestVersion } from '../checklists/repository.ts';
import { problem } from './problem.ts';
import { type Concerned, unitsOf } from './reviewers.ts';

/**
 * A targeted check (定向抽查): somebody picks what he wants to look at. It is marked so for ever, and counts for no ratio.
 * @returns the review's id
 * @throws not_found, recused, review_of_nobody, reviewer_unfit, review_targeted_already
 */
export async function requestReview(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'>,
  { kind, item, reason }: { kind: ReviewedKind; item: string; reason: string },
): Promise<string> {
  return db.transaction().execute((tx) => targetReview(tx, who, { kind, item, reason, at: now() }));
}

/** The same in a transaction. @throws as `requestReview` does */
export async function targetReview(
  tx: Transaction,
  who: Pick<SignedIn, 'accountId' | 'username'>,
  { kind, item, reason, at }: { kind: ReviewedKind; item: string; reason: string; at: Date },
): Promise<string> {
  const found = await findItem(tx, kind, item);
  if (!found) throw errors.notFound('What is to be checked');
  const { badge_no, unit_code } = found;
  if (badge_no === null || unit_code === null) throw problem('review_of_nobody');
  await assertFit(tx, who, { badge_no, unit_code });
  const checklist_version = await newestVersion(tx);
  const saved = await tx
    .insertInto('review')
    .values({
      ...{ kind, item, round: 1, state: 'assigned', badge_no, unit_code, reason, checklist_version },
      ...{ starts_at: found.starts_at, ends_at: found.ends_at, assigned_at: at },
      ...{ requested_by: who.accountId, reviewer_id: who.accountId },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('review_id')
    .executeTakeFirst();
  if (!saved) throw problem('review_targeted_already');
  await appendFact(tx, {
    type: 'review_requested',
    subject: `review:${saved.review_id}`,
    payload: { kind, item, reason, by: who.username, to: who.username, checklist: checklist_version },
  });
  return saved.review_id;
}

/** Who is concerned, or of the officer's unit, reviews nothing of his. @throws recused, reviewer_unfit */
export async function assertFit(
  tx: Transaction,
  who: Pick<SignedIn, 'accountId'>,
  { badge_no, unit_code }: Concerned,
): Promise<void> {
  await assertNotRecused(tx, who, [badge_no]);
  if ((await unitsOf(tx, who.accountId)).includes(unit_code)) throw problem('reviewer_unfit');
}

interface Item {
  badge_no: string | null;
  unit_code: string | null;
  starts_at: Date;
  ends_at: Date;
}

/** Of an activity it is about who was longest in it; of a recording, about who held the recorder first. */
async function findItem(tx: Transaction, kind: ReviewedKind, item: string): Promise<Item | undefined> {
  const found = {
    shift: sql`
      select s.badge_no, s.starts_at, s.ends_at from shift s where s.shift_id::text = ${item} and s.cancelled_at is null`,
    activity: sql`
      select (
        select badge_no from activity_officer ao where ao.activity_id = a.activity_id
        order by ao.ends_at - ao.starts_at desc, badge_no limit 1
      ) as badge_no, a.starts_at, a.ends_at
      from activity a where a.activity_id::text = ${item} and a.withdrawn_at is null`,
    recording: sql`
      select (
        select h.badge_no from holding h
        where h.recorder_serial = r.recorder_serial and h.held_from <= coalesce(r.captured_until, r.captured_at)
          and coalesce(h.held_until, 'infinity') > r.captured_at
        order by h.held_from limit 1
      ) as badge_no, r.captured_at as starts_at, coalesce(r.captured_until, r.captured_at) as ends_at
      from recording r where r.recording_id = ${item} and r.captured_at is not null`,
  } as const;
  const { rows } = await sql<Item>`
    select i.*, o.unit_code from (${found[kind]}) as i left join officer o using (badge_no)
  `.execute(tx);
  return rows[0];
}
