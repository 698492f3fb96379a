import type { NewDelegation } from '@rollcall/shared/http/delegations';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { lockAccount } from './account-change-repository.ts';
import { insertDelegation, selectDelegates } from './delegation-repository.ts';
import type { SignedIn } from './signed-in.ts';
import { standInRoles } from './stand-in-roles.ts';

const mostMs = 92 * 24 * 60 * 60_000;

/**
 * Names who stands in for somebody for a time (`standInRoles`). Who only stands in names nobody.
 * @returns its id
 * @throws unknown_account, not_a_leader, not_a_delegate, delegation_time, forbidden
 */
export async function nameDelegate(
  { db, now }: { db: Database; now: () => Date },
  session: SignedIn,
  wanted: NewDelegation,
): Promise<string> {
  if (session.actingFor !== null) throw errors.actingNamesNobody();
  const at = now();
  const [startsAt, endsAt] = [new Date(wanted.startsAt), new Date(wanted.endsAt)];
  const lastsMs = endsAt.getTime() - startsAt.getTime();
  if (endsAt <= at || lastsMs <= 0 || lastsMs > mostMs) throw errors.delegationTime();
  const { leader: leaderName = session.username } = wanted;
  if (session.scope !== 'all' && leaderName !== session.username) throw errors.forbidden('delegations.write');
  return db.transaction().execute(async (tx) => {
    const leader = await lockAccount(tx, { username: leaderName });
    if (!leader) throw errors.unknownAccount(leaderName);
    const { accountId, role, unitCode } = leader;
    const leadsNothing = role === 'squad_leader' && unitCode === null;
    if (standInRoles[role].length === 0 || leadsNothing || leader.disabled) throw errors.notALeader(leaderName);
    const delegate = (await selectDelegates(tx, { accountId, role, unitCode })).find(
      ({ username }) => username === wanted.delegate,
    );
    if (!delegate) throw errors.notADelegate(wanted.delegate);
    const { reason } = wanted;
    const delegationId = await insertDelegation(tx, {
      unitCode,
      leaderRole: role,
      leaderId: leader.accountId,
      delegateId: delegate.accountId,
      startsAt,
      endsAt,
      reason,
      namedBy: session.accountId,
      namedAt: at,
    });
    await appendFact(tx, {
      type: 'delegate_named',
      subject: `delegation:${delegationId}`,
      payload: {
        by: session.username,
        leader: leaderName,
        delegate: delegate.username,
        role,
        unitCode,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        reason,
      },
    });
    return delegationId;
  });
}
