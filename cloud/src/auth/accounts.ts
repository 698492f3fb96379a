import type { Database } from '../db/database.ts';
import { notifySessions } from '../db/notify-sessions.ts';
import { isForeignKeyViolation } from '../db/sql-state.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { assertUnitInUse } from '../registry/assert-unit-in-use.ts';
import { insertAccount, type NewAccount, updatePasswordHash } from './account-repository.ts';
import { type Handler, keepHandling } from './keep-handling.ts';
import { forgetDevices } from './known-device-repository.ts';
import { hashPassword } from './password-hash.ts';
import { endHandlings } from './person-repository.ts';
import { deleteSessionsOf } from './session-repository.ts';

/** @param maker who makes it; nobody at the command line @returns its id @throws already_there, unknown_unit_or_officer, unit_retired */
export async function addAccount(
  db: Database,
  { password, ...account }: Omit<NewAccount, 'passwordHash'> & { password: string },
  maker?: Handler,
): Promise<string> {
  return saveAccount(db, { ...account, passwordHash: await hashPassword(password) }, maker);
}

/** `addAccount` of a password that was hashed already. */
export async function saveAccount(
  db: Database,
  { passwordHash, ...account }: NewAccount,
  maker?: Handler,
): Promise<string> {
  try {
    return await db.transaction().execute(async (tx) => {
      await assertUnitInUse(tx, account.unitCode);
      const accountId = await insertAccount(tx, { ...account, passwordHash, givenPassword: maker !== undefined });
      if (accountId === undefined) {
        const nextStep = 'Choose another name, or change its password with `rollcall account passwd`.';
        throw errors.alreadyThere(`Account ${account.username}`, nextStep);
      }
      const made = maker && { by: maker.by, ...(await keepHandling(tx, accountId, maker, { knewPassword: true })) };
      const payload = { ...account, ...made };
      await appendFact(tx, { type: 'account_added', subject: `account:${accountId}`, payload });
      return accountId;
    });
  } catch (error) {
    throw isForeignKeyViolation(error) ? errors.unknownUnitOrOfficer(error) : error;
  }
}

/**
 * Ends the account's sessions: whoever knew the old password is out.
 * @param options.by who does it, at which time: nobody at the command line. Who changes the own one ends what was done to the account before
 * @param options.keepSession the hash of one that goes on: who changes the own password stays signed in
 * @param options.was the hash that the old password was compared with: one that was reset since isn't overwritten
 * @throws unknown_account, wrong_password
 */
export async function changePassword(
  db: Database,
  username: string,
  password: string,
  options: Partial<Handler> & { reason?: string; keepSession?: Buffer; was?: string } = {},
): Promise<void> {
  const { keepSession, was, at, ...change } = options;
  const passwordHash = await hashPassword(password);
  await db.transaction().execute(async (tx) => {
    const own = change.by === username;
    const madeBy = own ? 'holder' : change.by === undefined ? 'command' : 'other';
    const accountId = await updatePasswordHash(tx, username, { passwordHash, madeBy, was });
    if (accountId === undefined) throw was === undefined ? errors.unknownAccount(username) : errors.wrongPassword();
    await deleteSessionsOf(tx, accountId, { but: keepSession });
    await notifySessions(tx, accountId);
    // Who knew the old password may have signed in from any of them.
    if (!own) await forgetDevices(tx, accountId);
    const { by } = change;
    if (own && at) await endHandlings(tx, accountId, at);
    const kept = by && at ? await keepHandling(tx, accountId, { by, at }, { knewPassword: true }) : {};
    await appendFact(tx, {
      type: 'password_changed',
      subject: `account:${accountId}`,
      payload: { ...change, ...kept },
    });
  });
}
