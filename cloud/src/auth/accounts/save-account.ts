import type { Role } from '@rollcall/shared/http/permissions';
import { accounts } from '@rollcall/shared/resources/accounts';
import { sessions } from '@rollcall/shared/resources/sessions';
import { accountProblems } from '@rollcall/shared/words/accounts';
import { sessionProblems } from '@rollcall/shared/words/sessions';
import type { Database, Transaction } from '../../db/database.ts';
import { notifySessions } from '../../db/notify-sessions.ts';
import { isForeignKeyViolation } from '../../db/sql-state.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { assertUnitInUse } from '../../registry/assert-unit-in-use.ts';
import { isSamePerson } from '../bonds.ts';
import { forgetDevices } from '../known-device-repository.ts';
import { hashPassword } from '../password-hash.ts';
import { endHandlings, insertHandlings, selectAdministrators, selectPeople } from '../person-repository.ts';
import { findBonds } from '../second-person.ts';
import { deleteSessionsOf } from '../sessions/repository.ts';
import {
  countAdministrators,
  findAccountId,
  insertAccount,
  lockAccount,
  type NewAccount,
  type StandingAccount,
  updateAccount,
  updatePasswordHash,
} from './repository.ts';

const sessionProblem = problemsOf(sessions.problems, sessionProblems);
const problem = problemsOf(accounts.problems, accountProblems);

/** @param maker who makes it; nobody at the command line @returns its id @throws already_there, unknown_unit_or_officer, unit_retired */
export async function addAccount(
  db: Database,
  { password, ...account }: Omit<NewAccount, 'passwordHash'> & { password: string },
  maker?: Handler,
): Promise<string> {
  return addHashedAccount(db, { ...account, passwordHash: await hashPassword(password) }, maker);
}

/** `addAccount` of a password that was hashed already. */
export async function addHashedAccount(
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
    throw isForeignKeyViolation(error) ? problem('unknown_unit_or_officer', { cause: error }) : error;
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
    if (accountId === undefined) throw was === undefined ? unknownAccount(username) : sessionProblem('wrong_password');
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

const changeable = ['role', 'unitCode', 'badgeNo', 'personName', 'disabled'] as const;
type Changeable = (typeof changeable)[number];

/**
 * Changes what an account is, or whether it may sign in. Its sessions end at once, what streams to them included; the same
 * again changes nothing.
 * @param change.by who does it; nobody at the command line
 * @throws not_found, last_administrator, account_incomplete, unknown_unit_or_officer, unit_retired
 */
export async function changeAccount(
  { db, now }: { db: Database; now: () => Date },
  which: { accountId: string } | { username: string },
  wanted: { [key in Changeable]?: StandingAccount[key] | undefined },
  change: { by?: string; reason?: string },
): Promise<void> {
  try {
    await db.transaction().execute(async (tx) => {
      const administrators = await countAdministrators(tx);
      const before = await lockAccount(tx, which);
      if (!before) throw 'username' in which ? unknownAccount(which.username) : errors.notFound('The account');
      const after = { ...before, ...given(wanted) };
      const changed = changeable.filter((key) => after[key] !== before[key]);
      if (changed.length === 0) return;
      checkChangedAccount(before, after);
      if (changed.includes('unitCode')) await assertUnitInUse(tx, after.unitCode);
      const stays = after.role === 'brigade_admin' && !after.disabled;
      if (before.role === 'brigade_admin' && !before.disabled && !stays && administrators < 2) {
        throw problem('last_administrator');
      }
      const at = now();
      if (changed.includes('badgeNo') || changed.includes('personName')) {
        await keepOldHolder(tx, before.accountId, at);
        await forgetDevices(tx, before.accountId);
      }
      await updateAccount(tx, after, { before, now: at, by: change.by });
      await deleteSessionsOf(tx, before.accountId);
      await notifySessions(tx, before.accountId);
      const { by } = change;
      const isHandled = by !== undefined && !(after.disabled && changed.length === 1);
      const kept = isHandled ? await keepHandling(tx, before.accountId, { by, at }, { knewPassword: false }) : {};
      await appendFact(tx, {
        type: 'account_changed',
        subject: `account:${before.accountId}`,
        payload: { before: only(before, changed), after: only(after, changed), ...change, ...kept },
      });
    });
  } catch (error) {
    throw isForeignKeyViolation(error) ? problem('unknown_unit_or_officer', { cause: error }) : error;
  }
}

function given<Wanted extends object>(wanted: Wanted): { [key in keyof Wanted]: Exclude<Wanted[key], undefined> } {
  const entries = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [key in keyof Wanted]: Exclude<Wanted[key], undefined> };
}

function only(account: StandingAccount, keys: readonly Changeable[]): object {
  return Object.fromEntries(keys.map((key) => [key, account[key]]));
}

interface Checked {
  role: Role;
  unitCode: string | null;
  badgeNo: string | null;
  personName?: string | null | undefined;
}

/** A new account also says whose it is, so that two accounts of one person are known as such. @throws AppError `account_incomplete` */
export function checkNewAccount(account: Checked): void {
  checkAccount(account);
  if (!saysWhose(account)) throw incomplete('personName');
}

/** Accounts of before this was asked may say nothing; what one says can be corrected, not taken away. */
function checkChangedAccount(before: Checked, after: Checked): void {
  checkAccount(after);
  if (saysWhose(before) && !saysWhose(after)) throw incomplete('personName');
}

function saysWhose({ badgeNo, personName }: Checked): boolean {
  return badgeNo !== null || (personName ?? null) !== null;
}

/** A role that goes as far as a unit or an officer is of no use without. @throws AppError `account_incomplete` */
function checkAccount(account: Checked): void {
  if (account.role === 'squad_leader' && account.unitCode === null) throw incomplete('unitCode');
  if (account.role === 'officer' && account.badgeNo === null) throw incomplete('badgeNo');
}

/** Who does something to an account, by user name; nobody: a command at HQ, which makes nobody known. */
export interface Handler {
  by: string;
  at: Date;
}

/**
 * Keeps that somebody made an account, set its password or changed it, and so is no second person to it until its holder has
 * chosen his own password.
 * @returns what its fact says of that: `byOnePerson` where no other administrator who can sign in is a second person to who did it
 */
async function keepHandling(
  tx: Transaction,
  accountId: string,
  { by, at }: Handler,
  { knewPassword }: { knewPassword: boolean },
): Promise<{ byOnePerson?: true }> {
  const handler = await findAccountId(tx, by);
  if (handler === undefined || handler === accountId) return {};
  const bonds = await findBonds(tx, { accountId: handler, actingFor: null });
  const others = (await selectAdministrators(tx)).filter((one) => one !== accountId && !bonds.has(one));
  const byOnePerson = others.length === 0;
  await insertHandlings(tx, { accountId, handledBy: [handler], knewPassword, byOnePerson, at });
  return byOnePerson ? { byOnePerson } : {};
}

/** Call it before an account gets another holder: until the new one has chosen his password, it is the old one's, too. */
async function keepOldHolder(tx: Transaction, accountId: string, at: Date): Promise<void> {
  const people = await selectPeople(tx);
  const old = people.find((person) => person.accountId === accountId);
  if (old === undefined) return;
  const others = people.filter((person) => isSamePerson(person, old)).map((person) => person.accountId);
  await insertHandlings(tx, { accountId, handledBy: others, knewPassword: true, at });
}

function incomplete(lacks: 'unitCode' | 'badgeNo' | 'personName') {
  const message = lacks === 'personName' ? 'is needed without a badge number' : 'is needed for this role';
  return problem('account_incomplete', {
    detail: `The account lacks ${lacks}.`,
    fields: [{ path: `body.${lacks}`, message }],
  });
}

export function unknownAccount(username: string) {
  return problem('unknown_account', { detail: `There is no account ${username}.` });
}
