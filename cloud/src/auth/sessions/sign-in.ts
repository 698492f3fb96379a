import { type PasswordChange, sessions } from '@rollcall/shared/resources/sessions';
import { sessionProblems } from '@rollcall/shared/words/sessions';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findAccount, holdAccount } from '../accounts/repository.ts';
import { changePassword } from '../accounts/save-account.ts';
import { findAcquaintance, isKnownDevice, keepDevice } from '../known-device-repository.ts';
import { passwordMatches, wasteOneComparison } from '../password-hash.ts';
import { sourceOfAddress } from '../source-of-address.ts';
import { countGuess, returnGuess } from '../throttle-guesses.ts';
import { assertFitPassword } from '../weak-password.ts';
import { deleteExpiredSessions, deleteSession, insertSession } from './repository.ts';
import { hashOfSession, newSessionId, sessionLifetimeMs } from './sessions.ts';

const problem = problemsOf(sessions.problems, sessionProblems);

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
  if (!account || !right) throw problem('wrong_credentials', { accountId: account?.accountId });

  const sessionId = newSessionId();
  const expiresAt = new Date(now.getTime() + sessionLifetimeMs);
  const deviceToken = await db.transaction().execute(async (tx) => {
    // The comparison took its time: a password that was reset meanwhile, or an account that was disabled, opens nothing.
    if (!(await holdAccount(tx, account))) throw problem('wrong_credentials', { accountId: account.accountId });
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

/**
 * Who is signed in chooses another password, and stays signed in here alone. An open page doesn't prove who sits before it,
 * so the old one is asked for, as often as at sign-in.
 * @throws bad_request (the same again), weak_password, wrong_password, too_many_attempts
 */
export async function changeOwnPassword(
  deps: { db: Database; now: () => Date },
  { username, badgeNo, unitCode }: Pick<SignedIn, 'username' | 'badgeNo' | 'unitCode'>,
  { currentPassword, newPassword }: PasswordChange,
  { sessionId, address, deviceToken }: { sessionId: string; address: string; deviceToken?: string | undefined },
): Promise<void> {
  if (newPassword === currentPassword) {
    throw errors.badRequest([{ path: 'body.newPassword', message: 'must be another one' }]);
  }
  assertFitPassword(newPassword, { username, badgeNo, unitCode }, 'body.newPassword');
  const account = await findAccount(deps.db, username);
  const accountId = account?.accountId;
  const from = { token: deviceToken, source: sourceOfAddress(address) };
  const acquaintance = await findAcquaintance(deps.db, accountId, from, deps.now());
  const counted = await countGuess(deps.db, { accountId, username, address, acquaintance }, deps.now());
  if (!account || !(await passwordMatches(currentPassword, account.passwordHash))) throw problem('wrong_password');
  const change = { by: username, at: deps.now(), keepSession: hashOfSession(sessionId), was: account.passwordHash };
  await changePassword(deps.db, username, newPassword, change);
  await returnGuess(deps.db, counted);
}
