import type { PasswordChange } from '@rollcall/shared/http/sessions';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { findAccount } from './accounts/repository.ts';
import { changePassword } from './accounts/save-account.ts';
import { findAcquaintance } from './known-device-repository.ts';
import { passwordMatches } from './password-hash.ts';
import { hashOfSession } from './sessions.ts';
import type { SignedIn } from './signed-in.ts';
import { sourceOfAddress } from './source-of-address.ts';
import { countGuess, returnGuess } from './throttle-guesses.ts';
import { assertFitPassword } from './weak-password.ts';

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
  if (!account || !(await passwordMatches(currentPassword, account.passwordHash))) throw errors.wrongPassword();
  const change = { by: username, at: deps.now(), keepSession: hashOfSession(sessionId), was: account.passwordHash };
  await changePassword(deps.db, username, newPassword, change);
  await returnGuess(deps.db, counted);
}
