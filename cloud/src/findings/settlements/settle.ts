import { type SettlementKind, settlements } from '@rollcall/shared/resources/settlements';
import { settlementProblems } from '@rollcall/shared/words/settlements';
import { insertSettlement, selectTellers } from '../../activities/settlement-repository.ts';
import { bondWith } from '../../auth/bonds.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import { reviewActivity } from '../../duty/reviews/shift-review-repository.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { actingFor, principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { HandledFinding } from '../handling/handled-finding.ts';
import { type Decider, holdFindings } from '../handling/hold-findings.ts';
import { assertFree } from '../handling/judge-step.ts';
import { findHandled } from '../handling/repository.ts';

const problem = problemsOf(settlements.problems, settlementProblems);

/** What somebody says of an activity of which it isn't certain that nothing was recorded. */
export type Settlement =
  | { kind: Extract<SettlementKind, 'confirmed'>; reason: string }
  | { kind: Extract<SettlementKind, 'looked'>; recordingIds: readonly string[]; reason: string };

/**
 * Somebody who leads none of its officers settles a doubt that stands on the finding of an activity without footage. The activity is
 * judged again at once.
 * @returns the settlement's id
 * @throws not_found, recused, not_yet_second_person, not_in_doubt, own_told_activity, and the problems of `finding-decisions`
 */
export async function settle(
  { db, now }: { db: Database; now: () => Date },
  who: Decider,
  findingId: string,
  said: Settlement,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    // What it says of the activity is about what stands: nobody corrects that meanwhile.
    await lockDutyExclusive(tx);
    const activityId = (await findHandled(tx, findingId))?.activityId ?? null;
    // Before the finding is held: whoever reviews an activity locks them in this order.
    if (activityId !== null) await reviewActivity(tx, activityId);
    const { held: all, at } = await holdFindings(tx, who, [findingId], now);
    const held = all.get(findingId);
    if (!held) throw errors.notFound(`The finding ${findingId}`);
    assertFree(held);
    if (activityId === null || !isInDoubt(held.finding, said)) throw problem('not_in_doubt');
    if (said.kind === 'confirmed') await assertNotTeller(tx, who, activityId);
    const recordingIds = said.kind === 'looked' ? [...new Set(said.recordingIds)] : [];
    const settlementId = await insertSettlement(tx, {
      ...{ activityId, kind: said.kind, recordingIds, reason: said.reason },
      ...{ by: who.accountId, onBehalfOf: principalId(), at },
    });
    await appendFact(tx, {
      type: said.kind === 'confirmed' ? 'activity_confirmed' : 'footage_looked_at',
      subject: `finding:${findingId}`,
      payload: {
        ...{ settlementId, activityId },
        ...(said.kind === 'looked' ? { recordingIds } : {}),
        ...{ by: who.username, reason: said.reason },
      },
    });
    return settlementId;
  });
}

/** Whether this settles something that stands on the finding. */
function isInDoubt({ detail }: Pick<HandledFinding, 'detail'>, said: Settlement): boolean {
  const doubts = detail.doubts ?? [];
  if (said.kind === 'confirmed') return doubts.some(({ kind }) => kind === 'unconfirmed');
  const unseen = doubts.flatMap(({ recordingIds = [] }) => recordingIds);
  return said.recordingIds.every((recordingId) => unseen.includes(recordingId));
}

/** Whoever told of it, or corrected it, is no second person. */
async function assertNotTeller(tx: Transaction, { accountId }: Decider, activityId: string): Promise<void> {
  const bonds = await findBonds(tx, { accountId, actingFor: actingFor.getStore() ?? null });
  if (bondWith(bonds, await selectTellers(tx, activityId)) !== undefined) throw problem('own_told_activity');
}
