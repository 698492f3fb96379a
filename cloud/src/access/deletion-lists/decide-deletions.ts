import type { DeletionDecision } from '@rollcall/shared/http/deletion-lists';
import { assertMayDecide, secondTo } from '../../auth/request.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { insertDecision, keepAll, lockList, saveListState } from './repository.ts';

const approvalsNeeded = 2;

/**
 * One of two people approves a list, or refuses it, which one alone can do, as long as nothing of it was deleted.
 * @throws not_found, already_decided, wrong_count, approved_by_same_person, not_yet_second_person
 */
export async function decideDeletions(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  deletionListId: string,
  { decision, reason, recordings }: DeletionDecision,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const list = await lockList(tx, deletionListId);
    if (!list) throw errors.notFound('The list of deletions');
    const at = now();
    // One alone can refuse: it keeps what the list would delete.
    const first = list.decisions.flatMap(({ accountId, onBehalfOf }) => [accountId, onBehalfOf]);
    const barred = secondTo(first, errors.approvedBySamePerson);
    await assertMayDecide(tx, who, { barred }, { outcome: decision === 'approved' ? 'granted' : 'refused' });
    const decidedByMe = list.decisions.some(({ accountId }) => accountId === who.accountId);
    if (list.state !== 'proposed' || decidedByMe) throw errors.alreadyDecided();
    if (recordings !== list.recordings) throw errors.wrongCount(list.recordings);
    const signed = { accountId: who.accountId, onBehalfOf: principalId() };
    await insertDecision(tx, { deletionListId, ...signed, decision, reason, at });
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
