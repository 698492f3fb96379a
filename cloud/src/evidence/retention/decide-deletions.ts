import type { DeletionDecision } from '@rollcall/shared/http/deletion-lists';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { insertDecision, keepAll, lockList, saveListState } from './deletion-list-repository.ts';

const approvalsNeeded = 2;

/**
 * One of two people approves a list, or refuses it, which one alone can do, as long as nothing of it was deleted.
 * @throws not_found, already_decided, wrong_count
 */
export async function decideDeletions(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'>,
  deletionListId: string,
  { decision, reason, recordings }: DeletionDecision,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const list = await lockList(tx, deletionListId);
    if (!list) throw errors.notFound('The list of deletions');
    const decidedByMe = list.decisions.some(({ accountId }) => accountId === who.accountId);
    if (list.state !== 'proposed' || decidedByMe) throw errors.alreadyDecided();
    if (recordings !== list.recordings) throw errors.wrongCount(list.recordings);
    const at = now();
    await insertDecision(tx, { deletionListId, accountId: who.accountId, decision, reason, at });
    await appendFact(tx, {
      type: `deletion_list_${decision}`,
      subject: `deletion_list:${deletionListId}`,
      payload: { by: who.username, reason, recordings },
    });
    if (decision === 'refused') {
      await saveListState(tx, deletionListId, 'refused', at);
      await keepAll(tx, deletionListId, at);
    } else if (list.decisions.length + 1 === approvalsNeeded) {
      await saveListState(tx, deletionListId, 'approved', at);
    }
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
  });
}
