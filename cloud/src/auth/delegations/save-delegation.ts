import { mostDelegationDays } from '@rollcall/shared/fields/delegations';
import { delegations, type NewDelegation } from '@rollcall/shared/resources/delegations';
import { delegationProblems } from '@rollcall/shared/words/delegations';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { notifySessions } from '../../db/notify-sessions.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { lockAccount } from '../accounts/repository.ts';
import { unknownAccount } from '../accounts/save-account.ts';
import { deleteSessionsActingBy } from '../sessions/repository.ts';
import {
  delegateRoles,
  findDelegationRow,
  insertDelegation,
  saveDelegationEnd,
  selectDelegates,
} from './repository.ts';

const problem = problemsOf(delegations.problems, delegationProblems);

const mostMs = mostDelegationDays * 24 * 60 * 60_000;

/**
 * Names who stands in for somebody for a time (`delegateRoles`). Who only stands in names nobody.
 * @returns its id
 * @throws unknown_account, not_a_leader, not_a_delegate, delegation_time, acting_names_nobody, forbidden
 */
export async function nameDelegate(
  { db, now }: { db: Database; now: () => Date },
  session: SignedIn,
  { leader: leaderName = session.username, delegate: delegateName, startsAt, endsAt, reason }: NewDelegation,
): Promise<string> {
  if (session.actingFor !== null) throw problem('acting_names_nobody');
  const at = now();
  const lastsMs = endsAt.getTime() - startsAt.getTime();
  if (endsAt <= at || lastsMs <= 0 || lastsMs > mostMs) throw problem('delegation_time');
  if (session.scope !== 'all' && leaderName !== session.username) throw errors.forbidden('delegations.write');
  return db.transaction().execute(async (tx) => {
    const leader = await lockAccount(tx, { username: leaderName });
    if (!leader) throw unknownAccount(leaderName);
    const { accountId: leaderId, role, unitCode } = leader;
    const leadsNothing = role === 'squad_leader' && unitCode === null;
    if (delegateRoles[role].length === 0 || leadsNothing || leader.disabled) {
      const detail = `${leaderName} is an officer's account, leads no unit, or cannot sign in.`;
      throw problem('not_a_leader', { detail });
    }
    const delegates = await selectDelegates(tx, { accountId: leaderId, role, unitCode });
    const delegate = delegates.find(({ username }) => username === delegateName);
    if (!delegate) {
      const detail = `${delegateName} has no role that stands in here, or cannot sign in.`;
      throw problem('not_a_delegate', { detail });
    }
    const delegationId = await insertDelegation(tx, {
      unitCode,
      leaderRole: role,
      leaderId,
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
        delegate: delegateName,
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

/** Ends a delegation before its time; what is open by it ends at once. @throws not_found, acting_names_nobody, already_decided */
export async function endDelegation(
  { db, now }: { db: Database; now: () => Date },
  session: SignedIn,
  delegationId: string,
  dataScope: DataScope,
): Promise<void> {
  if (session.actingFor !== null) throw problem('acting_names_nobody');
  await db.transaction().execute(async (tx) => {
    const at = now();
    if (!(await findDelegationRow(tx, delegationId, { now: at, dataScope }))) throw errors.notFound('The delegation');
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
