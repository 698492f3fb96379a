import { createHash, randomBytes } from 'node:crypto';
import { sessions } from '@rollcall/shared/resources/sessions';
import { sessionProblems } from '@rollcall/shared/words/sessions';
import type { Database } from '../../db/database.ts';
import { notifySessions } from '../../db/notify-sessions.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { ActingLeader, Session, SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { lockAccount } from '../accounts/repository.ts';
import { selectMayActFor } from '../delegations/repository.ts';
import { deleteSession, findSession, insertSession, touchSession } from './repository.ts';

const problem = problemsOf(sessions.problems, sessionProblems);

const minuteMs = 60_000;
/** A session ends this long after sign-in, or after this long without a request. */
export const sessionLifetimeMs = 12 * 60 * minuteMs;
export const sessionIdleMs = 60 * minuteMs;
/** `last_seen_at` is written at most this often, so that reading pages doesn't write. */
const touchEveryMs = minuteMs;

/** The session behind a cookie, undefined when it ended or never was. */
export async function readSession(
  deps: { db: Database; now: () => Date },
  sessionId: string,
): Promise<Session | undefined> {
  const now = deps.now();
  const sessionSha256 = hashOfSession(sessionId);
  const row = await findOpenSession(deps, sessionId);
  if (!row) return undefined;
  const { lastSeenAt, ...session } = row;
  if (now.getTime() - lastSeenAt.getTime() > touchEveryMs) await touchSession(deps.db, sessionSha256, now);
  return session;
}

/** The same without keeping it alive: to look is not to use. */
export async function peekSession(
  deps: { db: Database; now: () => Date },
  sessionId: string,
): Promise<Session | undefined> {
  return findOpenSession(deps, sessionId);
}

async function findOpenSession({ db, now }: { db: Database; now: () => Date }, sessionId: string) {
  const at = now();
  const row = await findSession(db, hashOfSession(sessionId), {
    now: at,
    idleSince: new Date(at.getTime() - sessionIdleMs),
  });
  if (!row) return undefined;
  const {
    delegation_id,
    ends_at,
    leader_account_id,
    leader_username,
    leader_badge_no,
    leader_name,
    unit_name,
    ...session
  } = row;
  if (delegation_id === null || ends_at === null || leader_account_id === null || leader_username === null) {
    return { ...session, actingFor: null };
  }
  const actingFor: ActingLeader = {
    delegationId: delegation_id,
    accountId: leader_account_id,
    username: leader_username,
    badgeNo: leader_badge_no,
    name: leader_name,
    unitName: unit_name ?? '',
    role: session.role,
    until: ends_at,
  };
  return { ...session, actingFor };
}

export async function signOut(db: Database, sessionId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const accountId = await deleteSession(tx, hashOfSession(sessionId));
    if (accountId !== undefined) {
      await appendFact(tx, { type: 'signed_out', subject: `account:${accountId}`, payload: {} });
      await notifySessions(tx, accountId);
    }
  });
}

export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a session's id: a copy of the table opens none. */
export function hashOfSession(sessionId: string): Buffer {
  return createHash('sha256').update(sessionId).digest();
}

/**
 * Acts for a leader from now on, or for oneself again: a new session in place of the old one, which ends with it or with
 * the delegation.
 * @throws not_found, not_signed_in when the old one has ended meanwhile
 */
export async function actFor(
  { db, now }: { db: Database; now: () => Date },
  session: Pick<SignedIn, 'accountId' | 'expiresAt' | 'username'>,
  { sessionId, delegationId }: { sessionId: string; delegationId: string | null },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const at = now();
    // Whoever ends the account's sessions holds its row: so they end before, and the old one is gone, or after, with the new one.
    await lockAccount(tx, { accountId: session.accountId });
    const ended = await deleteSession(tx, hashOfSession(sessionId));
    if (ended !== session.accountId) throw problem('not_signed_in');
    const open = await selectMayActFor(tx, session.accountId, at);
    const delegation = open.find((one) => one.delegationId === delegationId);
    if (delegationId !== null && !delegation) throw errors.notFound('The delegation');
    const next = newSessionId();
    await insertSession(tx, {
      sessionSha256: hashOfSession(next),
      accountId: session.accountId,
      now: at,
      expiresAt: session.expiresAt,
      delegationId,
    });
    const type = delegation ? 'acting_began' : 'acting_ended';
    const payload = { by: session.username, ...(delegation && { delegationId, leader: delegation.username }) };
    await appendFact(tx, { type, subject: `account:${session.accountId}`, payload });
    await notifySessions(tx, session.accountId);
    return next;
  });
}

/** `__Host-` makes browsers refuse the cookie from another path or host, and without TLS; so only where there is TLS. */
export function sessionCookieName(options: { https: boolean }): string {
  return options.https ? '__Host-rollcall-session' : 'rollcall-session';
}

/** The cookie by which a browser is known from which somebody signed in; it opens nothing. */
export function deviceCookieName(options: { https: boolean }): string {
  return options.https ? '__Host-rollcall-device' : 'rollcall-device';
}
