import type { NewOutsideDecision } from '@rollcall/shared/resources/outside-decisions';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { lockAccount } from '../../auth/accounts/repository.ts';
import { assertMayDecide } from '../../auth/request.ts';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { hasDecider } from '../has-decider.ts';
import { waitingRequests } from '../waiting-requests.ts';
import { problem } from './problem.ts';
import { insertOutsideDecision, selectEnteredSince } from './repository.ts';

const dayMs = 24 * 60 * 60_000;
/** What one account enters in a day, each with a scan: enough for any brigade, not for who fills the store. */
const mostADay = 30;

/**
 * Enters what was decided outside on a request that nobody here may decide. It counts once somebody else confirmed it.
 * @returns its id
 * @throws not_found, already_decided, outside_decision_to_come, decided_here, outside_decision_waits, attachment_quota, what bars
 * whom it concerns, and what a decision here would be refused for
 */
export async function enterDecision(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'> & { dataScope: DataScope },
  entered: NewOutsideDecision,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const { kind, requestId, outcome, violationClass, badgeNos, reason, documentNo, decidedBy, decidedOn } = entered;
    const { officerGround, leaderGround, leaderReason } = entered;
    const at = now();
    if (decidedOn > localDateOf(at)) throw problem('outside_decision_to_come');
    const requests = waitingRequests[kind];
    const request = await requests.lock(tx, requestId, at);
    if (!request || !isInScope(who.dataScope, request)) throw errors.notFound('The request');
    await assertMayDecide(tx, who, request, { onlyOneself: true });
    if (!request.waits) throw errors.alreadyDecided();
    if (await hasDecider(tx, requests, request, at)) throw problem('decided_here');
    const grounds = { officerGround, leaderGround, leaderReason };
    request.assertFits?.({ outcome, violationClass, badgeNos, ...grounds }, at);
    await assertNotTooMany(tx, who.accountId, at);
    const { findingId, unitCode, badgeNo } = request;
    const outsideDecisionId = await insertOutsideDecision(tx, {
      ...{ ...entered, findingId, unitCode, badgeNo },
      ...{ by: who.accountId, onBehalfOf: principalId(), at },
    });
    if (outsideDecisionId === undefined) throw problem('outside_decision_waits');
    await appendFact(tx, {
      type: 'outside_decision_entered',
      subject: `outside_decision:${outsideDecisionId}`,
      payload: {
        ...{ by: who.username, requestKind: kind, requestId, decidedOutside: outcome, reason },
        ...{ documentNo, decidedOutsideBy: decidedBy, decidedOn },
        ...(outcome === 'confirm' ? { violationClass, badgeNos } : {}),
        ...grounds,
      },
    });
    return outsideDecisionId;
  });
}

async function assertNotTooMany(tx: Transaction, accountId: string, at: Date): Promise<void> {
  await lockAccount(tx, { accountId });
  const entered = await selectEnteredSince(tx, accountId, new Date(at.getTime() - dayMs));
  if (entered.length < mostADay) return;
  const freeAt = (entered[0] ?? at).getTime() + dayMs;
  throw errors.attachmentQuota(mostADay, mostADay * 10, Math.ceil((freeAt - at.getTime()) / 1000));
}
