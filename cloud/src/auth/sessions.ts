import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../db/database.ts';
import { notifySessions } from '../db/notify-sessions.ts';
import { errors } from '../errors/errors.ts';
import type { ActingLeader, Session } from '../http/signed-in.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { findAccount, holdAccount } from './accounts/repository.ts';
import { findAcquaintance, isKnownDevice, keepDevice } from './known-device-repository.ts';
import { passwordMatches, wasteOneComparison } from './password-hash.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  findSession,
  insertSession,
  touchSession,
} from './session-repository.ts';
import { sourceOfAddress } from './source-of-address.ts';
import { countGuess, returnGuess } from './throttle-guesses.ts';

const minuteMs = 60_000;
/** A session ends this long after sign-in, or after this long without a request. */
export const sessionLifetimeMs = 12 * 60 * minuteMs;
export const sessionIdleMs = 60 * minuteMs;
/** `last_seen_at` is written at most this often, so that reading pages doesn't write. */
const touchEveryMs = minuteMs;

export interface SignInAttempt {
  username: string;
  password: string;
  address: string;
  previousSessionId: string | undefined;
  /** By which the browser is known, if somebody signed in from it before. */
  deviceToken: string | undefined;
}

/**
 * Checks the password and opens a session; one that the browser had before is closed. From now on the account knows the browser.
 * @throws wrong_credentials, too_many_attempts
 */
export async function signIn(
  deps: { db: Database; now: () => Date },
  attempt: SignInAttempt,
): Promise<{ sessionId: string; expiresAt: Date; deviceToken: string }> {
  const { db } = deps;
  const now = deps.now();
  const account = await findAccount(db, attempt.username);
  const accountId = account?.accountId;
  const from = { token: attempt.deviceToken, source: sourceOfAddress(attempt.address) };
  const acquaintance = await findAcquaintance(db, accountId, from, now);
  const counted = await countGuess(db, { ...attempt, accountId, acquaintance }, now);
  const right = account
    ? await passwordMatches(attempt.password, account.passwordHash)
    : await wasteOneComparison(attempt.password);
  if (!account || !right) throw errors.wrongCredentials(account?.accountId);

  const sessionId = newSessionId();
  const expiresAt = new Date(now.getTime() + sessionLifetimeMs);
  const deviceToken = await db.transaction().execute(async (tx) => {
    // The comparison took its time: a password that was reset meanwhile, or an account that was disabled, opens nothing.
    if (!(await holdAccount(tx, account))) throw errors.wrongCredentials(account.accountId);
    if (attempt.previousSessionId !== undefined) await deleteSession(tx, hashOfSession(attempt.previousSessionId));
    await deleteExpiredSessions(tx, now);
    await insertSession(tx, { sessionSha256: hashOfSession(sessionId), accountId: account.accountId, now, expiresAt });
    await appendFact(tx, { type: 'signed_in', subject: `account:${account.accountId}`, payload: {} });
    const isKnown = from.token !== undefined && (await isKnownDevice(tx, from.token, now));
    // Only a token that HQ made is kept on: several people may use one browser.
    const token = isKnown && from.token !== undefined ? from.token : newSessionId();
    await keepDevice(tx, account.accountId, { ...from, token, now });
    await returnGuess(tx, counted);
    return token;
  });
  return { sessionId, expiresAt, deviceToken };
}

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
