import { followerOf } from '@rollcall/shared/draw/follower';
import type { ItemKind } from '@rollcall/shared/draw/plan';
import { sql } from 'kysely';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { assertMayDecide, secondTo } from '../../auth/request.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { nodeDrawCrypto } from '../draws/draw-crypto.ts';
import { problem } from '../draws/problem.ts';
import { linesOf } from '../draws/repository.ts';
import { itemsToReview } from '../draws/to-review.ts';
import { findSkip, type StoredSkip, selectSkips } from './repository.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

type Who = Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>;

/**
 * Proposes that an item of the sample isn't reviewed. Nothing changes until a second person agrees.
 * @throws not_found, recused, draw_item_not_drawn, draw_item_reviewed, draw_skip_waits
 */
export async function proposeSkip(
  { db, now }: Deps,
  who: Who,
  { draw, kind, item, reason }: { draw: number; kind: ItemKind; item: string; reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdSample(tx, draw);
    const at = now();
    const concerned = await tx
      .selectFrom('check_item')
      .select('badge_no')
      .where('kind', '=', kind)
      .where('item', '=', item)
      .executeTakeFirst();
    await assertNotRecused(tx, who, officersOf(concerned));
    await assertToReview(tx, { draw, kind, item });
    const waiting = (await selectSkips(tx, draw)).some((one) => one.item === item && one.state === 'waits');
    if (waiting) throw problem('draw_skip_waits');
    const { draw_skip_id: drawSkipId } = await tx
      .insertInto('draw_skip')
      .values({
        ...{ draw, kind, item, reason, proposed_by: who.accountId, on_behalf_of: principalId(), proposed_at: at },
      })
      .returning('draw_skip_id')
      .executeTakeFirstOrThrow();
    await appendFact(tx, {
      type: 'draw_skip_proposed',
      subject: `draw:${draw}`,
      payload: { draw, kind, item, reason, by: who.username, drawSkipId },
    });
  });
}

/**
 * The second person's word. Agreed, the best-ranked of the stratum that wasn't drawn takes the place. Whoever proposed it can only take
 * it back. @returns of which draw
 * @throws not_found, recused, own_draw_skip, not_yet_second_person, already_decided, draw_item_not_drawn,
 * draw_item_reviewed
 */
export async function decideSkip(
  { db, now }: Deps,
  who: Who,
  drawSkipId: string,
  { decision, reason }: { decision: 'agreed' | 'refused'; reason: string },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const known = await findSkip(tx, drawSkipId);
    if (known) await holdSample(tx, known.draw);
    // The sample is held: what is read now doesn't change any more.
    const skip = known && (await findSkip(tx, drawSkipId));
    if (!skip) throw errors.notFound('The proposal');
    const at = now();
    const proposers = [skip.proposed_by, skip.on_behalf_of];
    const barred = secondTo(proposers, () => problem('own_draw_skip'), officersOf(skip));
    await assertMayDecide(tx, who, { barred }, { outcome: decision === 'agreed' ? 'granted' : 'refused' });
    if (skip.state !== 'waits') throw errors.alreadyDecided();
    const { draw, kind, item, stratum } = skip;
    if (decision === 'agreed') await assertToReview(tx, skip);
    const follower = decision === 'agreed' ? await findFollower(tx, skip) : undefined;
    await tx
      .updateTable('draw_skip')
      .set({ state: decision, decided_by: who.accountId, decided_at: at, decision_reason: reason })
      .set({ follower_kind: follower?.kind ?? null, follower: follower?.item ?? null })
      .where('draw_skip_id', '=', drawSkipId)
      .execute();
    const told = { draw, kind, item, drawSkipId, by: who.username };
    await appendFact(
      tx,
      decision === 'refused'
        ? { type: 'draw_skip_refused', subject: `draw:${draw}`, payload: { ...told, reason } }
        : {
            type: 'draw_item_skipped',
            subject: `draw:${draw}`,
            payload: {
              ...{ ...told, stratum, reason: skip.reason, proposedBy: skip.proposed_username, decisionReason: reason },
              follower: follower ? { kind: follower.kind, item: follower.item } : null,
            },
          },
    );
    return draw;
  });
}

/** Holds the sample of a draw, so that no two are skipped at once. @throws not_found */
async function holdSample(tx: Transaction, draw: number): Promise<void> {
  const { rows } = await sql`select from draw where draw = ${draw} for no key update`.execute(tx);
  if (rows.length === 0) throw errors.notFound('The draw');
}

const officersOf = (item: { badge_no: string | null } | undefined) => (item?.badge_no == null ? [] : [item.badge_no]);

/** Nobody has said yet what it shows: afterwards it would be known what is skipped. @throws draw_item_not_drawn, draw_item_reviewed */
async function assertToReview(
  tx: Transaction,
  { draw, kind, item }: Pick<StoredSkip, 'draw' | 'kind' | 'item'>,
): Promise<void> {
  const isDrawn = (await itemsToReview(tx, draw)).some((one) => one.kind === kind && one.item === item);
  if (!isDrawn) throw problem('draw_item_not_drawn');
  const review = await tx
    .selectFrom('review')
    .select('review_id')
    .where('draw', '=', draw)
    .where('kind', '=', kind)
    .where('item', '=', item)
    .where('submitted_at', 'is not', null)
    .executeTakeFirst();
  if (review) throw problem('draw_item_reviewed');
}

async function findFollower(tx: Transaction, { draw, stratum }: StoredSkip) {
  const { seed } = await tx.selectFrom('draw').select('seed').where('draw', '=', draw).executeTakeFirstOrThrow();
  if (seed === null) return undefined;
  const drawn = await tx
    .selectFrom('draw_item')
    .select(['kind', 'item'])
    .where('draw', '=', draw)
    .where('place', 'is not', null)
    .execute();
  const followers = (await selectSkips(tx, draw)).flatMap(({ follower_kind: kind, follower: item }) =>
    kind === null || item === null ? [] : [{ kind, item }],
  );
  const population = await linesOf(tx, draw);
  return followerOf({ population, stratum, seed, taken: [...drawn, ...followers] }, nodeDrawCrypto);
}
