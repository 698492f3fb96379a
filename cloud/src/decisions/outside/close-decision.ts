import { assertMayDecide, toldOf } from '../../auth/request.ts';
import { assertSecondPerson } from '../../auth/second-person.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { waitingRequests } from '../waiting-requests.ts';
import { problem } from './problem.ts';
import { closeOutsideDecision, findOutsideDecision, lockOutsideDecision } from './repository.ts';

interface Deps {
  db: Database;
  now: () => Date;
}

type Closer = Pick<SignedIn, 'accountId' | 'username' | 'actingFor'> & { dataScope: DataScope };

/**
 * Confirms what somebody else entered: from now on it is the decision. The paper stands, also when somebody here could decide by now.
 * @throws not_found, already_decided, scan_needed, own_outside_decision, not_yet_second_person, and what bars whom it concerns
 */
export async function confirmDecision({ db, now }: Deps, who: Closer, outsideDecisionId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { request, entered, at } = await hold(tx, now, who, outsideDecisionId);
    const first = [entered.entered_by, entered.on_behalf_of];
    await assertSecondPerson(tx, who, first, () => problem('own_outside_decision'));
    if (!request.waits) throw errors.alreadyDecided();
    if (entered.scanned_at === null) throw problem('scan_needed');
    await closeOutsideDecision(tx, outsideDecisionId, { by: who.accountId, at, rejectionReason: null });
    const { outcome, violation_class: violationClass, badge_nos: badgeNos, reason, scan_sha256: sha256 } = entered;
    const { officer_ground: officerGround, leader_ground: leaderGround, leader_reason: leaderReason } = entered;
    const grounds = { officerGround, leaderGround, leaderReason };
    await appendFact(tx, {
      type: 'outside_decision_confirmed',
      subject: `outside_decision:${outsideDecisionId}`,
      payload: { by: who.username, sha256 },
    });
    await appendFact(tx, {
      type: 'decided_outside',
      subject: request.subject,
      payload: {
        ...toldOf(request, { outcome, ...grounds }),
        ...{ by: who.username, decidedOutside: outcome, reason, documentNo: entered.document_no },
        ...{ decidedOutsideBy: entered.decided_by, decidedOn: entered.decided_on },
        ...{ enteredBy: entered.entered_by_username, outsideDecisionId, sha256 },
      },
    });
    const decidedBy = `${entered.decided_by} · ${entered.document_no}`;
    const { accountId: by, username } = who;
    const decided = { outcome, violationClass, badgeNos, ...grounds, reason };
    await request.settle(tx, { ...decided, by, username, at, outside: { outsideDecisionId, decidedBy } });
  });
}

/**
 * Rejects what was entered: by who entered it, or by a second person who finds that the paper says otherwise.
 * @throws not_found, already_decided, and what bars whom it concerns
 */
export async function rejectDecision(
  { db, now }: Deps,
  who: Closer,
  outsideDecisionId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { at, entered } = await hold(tx, now, who, outsideDecisionId);
    await closeOutsideDecision(tx, outsideDecisionId, { by: who.accountId, at, rejectionReason: reason });
    await appendFact(tx, {
      type: 'outside_decision_rejected',
      subject: `outside_decision:${outsideDecisionId}`,
      payload: { by: who.username, reason, documentNo: entered.document_no },
    });
  });
}

/** The entry and what it decides, both held: what it decides first, as who enters one does. */
async function hold(tx: Transaction, now: () => Date, who: Closer, outsideDecisionId: string) {
  const at = now();
  const found = await findOutsideDecision(tx, outsideDecisionId, who.dataScope);
  const request = found && (await waitingRequests[found.kind].lock(tx, found.request_id, at));
  const entered = await lockOutsideDecision(tx, outsideDecisionId, who.dataScope);
  if (!request || !entered) throw errors.notFound('The decision');
  await assertMayDecide(tx, who, request, { onlyOneself: true });
  if (entered.state !== 'entered') throw errors.alreadyDecided();
  return { request, entered, at };
}
