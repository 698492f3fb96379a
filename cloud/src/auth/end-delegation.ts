import type { Database } from '../db/database.ts';
import { notifySessions } from '../db/notify-sessions.ts';
import type { Sight } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { saveDelegationEnd, selectDelegations } from './delegation-repository.ts';
import { deleteSessionsActingBy } from './session-repository.ts';
import type { SignedIn } from './signed-in.ts';

/** Ends a delegation before its time; what is open by it ends at once. @throws not_found, acting_names_nobody, already_decided */
export async function endDelegation(
  { db, now }: { db: Database; now: () => Date },
  session: SignedIn,
  delegationId: string,
  sight: Sight,
): Promise<void> {
  if (session.actingFor !== null) throw errors.actingNamesNobody();
  await db.transaction().execute(async (tx) => {
    const at = now();
    const [found] = await selectDelegations(tx, { delegationId }, { sight, now: at, limit: 1 });
    if (!found) throw errors.notFound('The delegation');
    const delegateId = await saveDelegationEnd(tx, delegationId, { by: session.accountId, at });
    if (delegateId === undefined) throw errors.alreadyDecided();
    await deleteSessionsActingBy(tx, delegationId);
    await notifySessions(tx, delegateId);
    await appendFact(tx, {
      type: 'delegation_ended',
      subject: `delegation:${delegationId}`,
      payload: { by: session.username },
    });
  });
}
