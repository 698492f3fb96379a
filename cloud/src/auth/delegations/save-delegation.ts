import { mostDelegationDays } from '@rollcall/shared/fields/delegations';
import { delegations, type NewDelegation } from '@rollcall/shared/resources/delegations';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { delegationProblems, delegationWords } from '@rollcall/shared/words/delegations';
import { dataScopeWithin } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifySessions } from '../../db/notify-sessions.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { lockAccount } from '../accounts/repository.ts';
import { unknownAccount } from '../accounts/save-account.ts';
import { scopeOfSession } from '../permissions.ts';
import { deleteSessionsActingBy } from '../sessions/repository.ts';
import {
  delegateRoles,
  findAbsentLeader,
  findDelegationRow,
  insertDelegation,
  lockWaiting,
  saveAcceptance,
  saveDelegationEnd,
  saveRefusal,
  selectDelegates,
} from './repository.ts';

const problem = problemsOf(delegations.problems, delegationProblems);

const mostMs = mostDelegationDays * 24 * 60 * 60_000;

/**
 * Names who stands in for somebody for a time (`delegateRoles`), once he accepts. Who only stands in names nobody.
 * @returns its id
 * @throws unknown_account, not_a_leader, not_a_delegate, delegation_time, acting_names_nobody, forbidden
 */
export async function nameDelegate(
  { db, now }: Deps,
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
    const { accountId: leaderId, badgeNo, role, unitCode } = leader;
    const leadsNothing = role === 'squad_leader' && unitCode === null;
    if (delegateRoles[role].length === 0 || leadsNothing || leader.disabled) {
      const detail = `${leaderName} is an officer's account, leads no unit, or cannot sign in.`;
      throw problem('not_a_leader', { detail });
    }
    const delegates = await selectDelegates(tx, { accountId: leaderId, badgeNo, role, unitCode }, localDateOf(at));
    const delegate = delegates.find(({ username }) => username === delegateName);
    if (!delegate) {
      const detail = `${delegateName} has no role that stands in here, is no sworn officer who serves, or cannot sign in.`;
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
    await notifySessions(tx, delegate.accountId);
    return delegationId;
  });
}

/**
 * The deputy, or a brigade leader, who leads a unit while its leader is away acts for him from now on, until he is back: the leader ends it.
 * @returns its id
 * @throws acting_names_nobody, leads_not_now
 */
export async function takeOver({ db, now }: Deps, session: SignedIn, unitCode: string): Promise<string> {
  if (session.actingFor !== null) throw problem('acting_names_nobody');
  return db.transaction().execute(async (tx) => {
    const at = now();
    // One after the other: a second click finds that he stands in already.
    await lockAccount(tx, { accountId: session.accountId });
    const absent = session.badgeNo === null ? undefined : await findAbsentLeader(tx, unitCode, session.badgeNo, at);
    if (!absent) throw problem('leads_not_now');
    const endsAt = new Date(Math.min(absent.until.getTime(), at.getTime() + mostMs));
    const times = { startsAt: at, endsAt, reason: delegationWords.takenOver.zh };
    const delegationId = await insertDelegation(tx, {
      ...{ unitCode, leaderId: absent.leaderId, delegateId: session.accountId, ...times },
      ...{ namedBy: session.accountId, namedAt: at },
    });
    await saveAcceptance(tx, delegationId, at);
    await appendFact(tx, {
      type: 'delegate_named',
      subject: `delegation:${delegationId}`,
      payload: {
        ...{ by: session.username, leader: absent.leader, delegate: session.username, role: 'squad_leader', unitCode },
        ...{ startsAt: at.toISOString(), endsAt: endsAt.toISOString(), reason: times.reason },
      },
    });
    await notifySessions(tx, session.accountId);
    return delegationId;
  });
}

/** By the stand-in himself, until its end. @throws acting_names_nobody, not_found, already_decided, not_a_delegate */
export async function acceptDelegation(deps: Deps, session: SignedIn, delegationId: string): Promise<void> {
  await answerDelegation(
    deps,
    session,
    delegationId,
    async (tx, { delegateId, leaderId, leaderBadgeNo, ...of }, at) => {
      const leader = { accountId: leaderId, badgeNo: leaderBadgeNo, ...of };
      const delegates = await selectDelegates(tx, leader, localDateOf(at));
      if (!delegates.some(({ accountId }) => accountId === delegateId)) throw problem('not_a_delegate');
      await saveAcceptance(tx, delegationId, at);
      return { type: 'delegation_accepted', told: {} };
    },
  );
}

/** The same, with why not. @throws acting_names_nobody, not_found, already_decided */
export async function declineDelegation(
  deps: Deps,
  session: SignedIn,
  delegationId: string,
  reason: string,
): Promise<void> {
  await answerDelegation(deps, session, delegationId, async (tx, _waiting, at) => {
    await saveRefusal(tx, delegationId, { at, reason });
    return { type: 'delegation_declined', told: { reason } };
  });
}

interface Deps {
  db: Database;
  now: () => Date;
}

type Waiting = NonNullable<Awaited<ReturnType<typeof lockWaiting>>>;

async function answerDelegation(
  { db, now }: Deps,
  session: SignedIn,
  delegationId: string,
  save: (
    tx: Transaction,
    waiting: Waiting,
    at: Date,
  ) => Promise<{ type: 'delegation_accepted' | 'delegation_declined'; told: object }>,
): Promise<void> {
  if (session.actingFor !== null) throw problem('acting_names_nobody');
  await db.transaction().execute(async (tx) => {
    const at = now();
    const row = await findDelegationRow(tx, delegationId, { now: at, dataScope: ofNobody, session });
    if (row?.delegate.username !== session.username) throw errors.notFound('The delegation');
    const waiting = await lockWaiting(tx, delegationId, at);
    if (!waiting) throw errors.alreadyDecided();
    const { type, told } = await save(tx, waiting, at);
    const { leader } = waiting;
    const payload = { by: session.username, leader, ...told };
    await appendFact(tx, { type, subject: `delegation:${delegationId}`, payload });
    await notifySessions(tx, session.accountId);
  });
}

/** Nothing but what names one's own account. */
const ofNobody = dataScopeWithin(undefined, { unitCode: null, badgeNo: null });

/**
 * Ends a delegation before its time, or takes it back before it was accepted; what is open by it ends at once. Whoever is away may do so
 * for himself, whatever his role.
 * @throws not_found, acting_names_nobody, already_decided
 */
export async function endDelegation({ db, now }: Deps, session: SignedIn, delegationId: string): Promise<void> {
  if (session.actingFor !== null) throw problem('acting_names_nobody');
  const scope = scopeOfSession(session, 'delegations.write');
  const dataScope = dataScopeWithin(scope, session);
  await db.transaction().execute(async (tx) => {
    const at = now();
    const row = await findDelegationRow(tx, delegationId, { now: at, dataScope, session });
    // A stand-in sees it, too.
    const isInSight = row !== undefined && (scope !== undefined || row.isOfMe);
    if (!isInSight) throw errors.notFound('The delegation');
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
